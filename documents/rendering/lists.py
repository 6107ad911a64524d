"""The list of documents as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from django.utils.translation import gettext

from cosp.kernel import languages
from documents.selectors.listing import DocumentLine

BYTE_ORDER_MARK = "\ufeff"  # without it a spreadsheet takes UTF-8 for something else
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def documents_table(lines: Iterable[DocumentLine]) -> str:
    """Comma-separated values with a head line: one document a line, one column a language."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        [
            gettext("Symbol"),
            gettext("Title"),
            gettext("Kind"),
            gettext("Distribution"),
            gettext("Agenda items"),
            *(one.native_name for one in languages.OFFICIAL),
        ]
    )
    for line in lines:
        writer.writerow([_harmless(cell) for cell in _cells(line)])
    return BYTE_ORDER_MARK + out.getvalue()


def _cells(line: DocumentLine) -> list[str]:
    return [
        line.symbol,
        line.title,
        line.kind_name,
        line.distribution_name,
        "; ".join(item.label for item in line.items),
        *(str(mark.standing_name) for mark in line.marks),
    ]


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
