"""Refusals of the documents app, as sentences that say what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from cosp.kernel.errors import RuleViolation

PAPER_MESSAGES = {
    "incomplete": _(
        "The paper is not complete and current in all six languages. Finish what is listed, make"
        " the papers again, or give a reason for issuing it as it is."
    ),
    "nothing-made": _("No paper is made yet in any language. Make the papers first."),
}


class PaperRefusal(RuleViolation):
    """A paper cannot be made or issued now; ``problems`` says what stands in the way."""

    rule = "practice of documents management"

    def __init__(self, code: str, problems: Sequence[str] = ()) -> None:
        super().__init__(PAPER_MESSAGES[code], code=code)
        self.problems = list(problems)


IMPORT_MESSAGES = {
    "unreadable": _(
        "The text could not be read for certain, and nothing was imported. Correct the lines that"
        " are named, or get an undamaged copy."
    ),
    "other-session": _(
        "This is the agenda of session %(number)s, not of session %(wanted)s. Nothing was imported."
    ),
    "other-items": _(
        "Under item %(label)s the text lists quite other documents than the session: its items are"
        " numbered otherwise. Nothing was imported. Compare the two lists of items."
    ),
}


class ImportRefusal(RuleViolation):
    """An agenda cannot be imported; ``problems`` are those of its reading."""

    rule = "practice of documents management"

    def __init__(self, code: str, problems: Sequence[Any] = (), **values: object) -> None:
        super().__init__(IMPORT_MESSAGES[code] % values, code=code)
        self.problems = list(problems)
