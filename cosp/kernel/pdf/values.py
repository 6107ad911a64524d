"""What goes in at the door of the papers and what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Attachment:
    """A file inside the paper: the data that the paper prints."""

    name: str
    description: str
    content: bytes


@dataclass(frozen=True)
class Order:
    """All that one paper is made of; plain data, so that it can go to another process."""

    template: str
    context: Mapping[str, Any]
    language_code: str
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A finished paper."""

    content: bytes
    page_count: int
