"""Papers (PDF): one door, ``render``; importing this needs neither WeasyPrint nor Pango."""

from .engine import (
    fingerprint,
    longest_first,
    markup_of,
    render,
    render_all,
    render_order,
    stylesheet,
    warm,
)
from .errors import PangoMissing
from .values import Attachment, Order, Paper

__all__ = [
    "Attachment",
    "Order",
    "PangoMissing",
    "Paper",
    "fingerprint",
    "longest_first",
    "markup_of",
    "render",
    "render_all",
    "render_order",
    "stylesheet",
    "warm",
]
