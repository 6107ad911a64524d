"""What an import did or would do, as plain values for the command line and the desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cosp.kernel.languages import Language
from documents.importing.problems import Problem, gettext_noop
from documents.selectors.concordance import Discordance

# Placeholders are filled with str.format; whoever shows a sentence translates it first.
REMARKS: dict[str, str] = {
    "item-only-here": gettext_noop(
        "Item {label} ({title}) is in this text but not in the session."
    ),
    "item-not-here": gettext_noop("Item {label} is in the session but not in this text."),
    "listed-only-here": gettext_noop(
        "{symbol} is listed under {label} in this text but not in the session."
    ),
    "listed-not-here": gettext_noop(
        "{symbol} is listed under {label} in the session but not in this text."
    ),
    "mentioned-only-here": gettext_noop(
        "{symbol} is mentioned under {label} in this text but not in the session."
    ),
    "mentioned-not-here": gettext_noop(
        "{symbol} is mentioned under {label} in the session but not in this text."
    ),
    "paragraphs-differ": gettext_noop(
        "The annotation of {label} has {here} paragraphs in this text and {there} in {language}."
    ),
    "dates-differ": gettext_noop(
        "The session lasts from {here} in this text and from {there} in the application; dates are"
        " compared by their distance from the opening."
    ),
    "meeting-differs": gettext_noop(
        "Day {day}, {period}: items {here} in this text, {there} in the session."
    ),
    "deadline-differs": gettext_noop(
        "{kind} is {here} in this text; the session's deadline gives {there}."
    ),
    "time-zone-unknown": gettext_noop(
        "The text does not tell the time zone: {zone} was taken. Set it on the session."
    ),
}


@dataclass(frozen=True)
class Remark:
    """A difference between the text and the session, by its code; nothing was written for it."""

    code: str
    parameters: tuple[tuple[str, object], ...]

    @property
    def template(self) -> str:
        """The English sentence with its placeholders, for translation."""
        return REMARKS[self.code]

    @property
    def message(self) -> str:
        """The English sentence."""
        return self.template.format(**dict(self.parameters))


def remark(code: str, **parameters: object) -> Remark:
    """A remark of the table above, with what its sentence names."""
    found = Remark(code, tuple(parameters.items()))
    assert found.message  # every placeholder has its parameter
    return found


@dataclass(frozen=True)
class Change:
    """A text or fact that the import writes; ``before`` is empty where nothing stood."""

    place: str  # 1 (a), a symbol, or “session”
    field: str
    before: str
    after: str

    @property
    def overwrites(self) -> bool:
        """Whether something that stood there goes."""
        return bool(self.before)


@dataclass(frozen=True)
class ImportResult:
    """All that an import did; of a dry run, all that it would do."""

    session_pk: int | None  # None where a dry run would make the session
    session_name: str
    language: Language
    is_new_session: bool
    is_first_language: bool  # then it decides the tree, the documents and the meetings
    is_dry_run: bool
    changes: tuple[Change, ...]
    remarks: tuple[Remark, ...]
    discordances: tuple[Discordance, ...]
    problems: tuple[Problem, ...]

    @property
    def overwritten(self) -> tuple[Change, ...]:
        """The changes that replace a text, to be shown before they are confirmed."""
        return tuple(change for change in self.changes if change.overwrites)


def changes_of(
    place: str, before: dict[str, str], after: dict[str, str], fields: Iterable[str]
) -> list[Change]:
    """The changes of one row, from its columns before and after."""
    return [
        Change(place, field, before.get(field, "") or "", after[field])
        for field in fields
        if field in after and after[field] != (before.get(field, "") or "")
    ]
