"""Imports a read agenda into a session: all of it in one transaction, or nothing.

The first language makes the session: its dates, tree, documents, links and meetings. Every other
language is merged by structure (same label, same symbol) into its own columns; where it names
other things than the session has, nothing is written and the difference is told.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from cosp.kernel import record
from cosp.kernel.errors import RuleViolation
from cosp.kernel.languages import BY_CODE
from cosp.kernel.models import User
from cosp.kernel.translated import texts_of
from documents.errors import ImportRefusal
from documents.importing.agenda import AgendaReading, lines_of
from documents.importing.problems import Problem
from documents.rules.symbols import ROOT
from documents.selectors.concordance import concordance
from documents.selectors.documents import documents_by_item
from documents.services.import_result import Change, ImportResult, Remark, remark
from documents.services.imported_items import (
    SOURCE,
    Tree,
    is_first_language,
    paragraph_remarks,
    tree_of,
    write_items,
)
from documents.services.imported_papers import write_agenda_document, write_papers
from documents.services.imported_work import date_remarks, meeting_remarks, write_meetings
from documents.states import Role
from sessions.models import Body, ConferenceSession
from sessions.selectors.sessions import all_sessions
from sessions.services.agenda import change_state, lock_session
from sessions.services.sessions import save_body, save_session
from sessions.states import AgendaAct, AgendaState

_KEYS = {"": "uncac-cosp"}


@dataclass(frozen=True)
class Preview:
    """A text with its problems beside its lines, and what its import would do."""

    lines: list[tuple[int, str, list[Problem]]]
    reading: AgendaReading
    result: ImportResult | None  # None where the import is refused
    refusal: RuleViolation | None


def preview(
    reading: AgendaReading, *, conference_session: ConferenceSession | None = None
) -> Preview:
    """What importing the reading would do; writes nothing."""
    lines = lines_of(reading)
    try:
        result = import_agenda(
            reading, conference_session=conference_session, by=None, dry_run=True
        )
    except RuleViolation as refusal:
        return Preview(lines, reading, None, refusal)
    return Preview(lines, reading, result, None)


def import_agenda(
    reading: AgendaReading,
    *,
    by: User | None,
    conference_session: ConferenceSession | None = None,
    number: int | None = None,
    dry_run: bool = False,
) -> ImportResult:
    """Imports the reading into the session of its number, which is made where there is none.

    ``conference_session`` or ``number`` is the one it must be. With ``dry_run`` all is done and
    undone. Raises ImportRefusal when something could not be read, when it is the agenda of
    another session, or when its items are not those of the session.
    """
    if reading.has_errors:
        raise ImportRefusal("unreadable", problems=reading.problems)
    with transaction.atomic():
        result = _Import(reading, by).run(conference_session, number, is_dry_run=dry_run)
        if dry_run:
            transaction.set_rollback(True)
    return result


class _Import:
    """One import, inside its transaction."""

    def __init__(self, reading: AgendaReading, by: User | None) -> None:
        self.reading = reading
        self.facts = reading.session
        self.lang = BY_CODE[reading.language]
        self.by = by
        self.changes: list[Change] = []
        self.remarks: list[Remark] = []

    def run(
        self, expected: ConferenceSession | None, number: int | None, *, is_dry_run: bool
    ) -> ImportResult:
        self._check_number(number)
        target = self._target(expected)
        is_new = target is None
        tree = tree_of(target) if target else Tree({}, {})
        is_first = is_first_language(tree, self.lang.code)
        if target and not is_first:
            self._check_same_documents(target)
        conference_session = self._write_session(target, is_first=is_first)
        self._write(conference_session, is_first=is_first)
        if is_new:
            self._issue(conference_session)
        self._record(conference_session)
        return ImportResult(
            session_pk=None if is_new and is_dry_run else conference_session.pk,
            session_name=str(conference_session),
            language=self.lang,
            is_new_session=is_new,
            is_first_language=is_first,
            is_dry_run=is_dry_run,
            changes=tuple(self.changes),
            remarks=tuple(self.remarks),
            discordances=tuple(concordance(conference_session)),
            problems=self.reading.problems,
        )

    # --- which session

    def _check_number(self, number: int | None) -> None:
        if number is not None and self.facts.number != number:
            raise ImportRefusal("other-session", number=self.facts.number, wanted=number)

    def _target(self, expected: ConferenceSession | None) -> ConferenceSession | None:
        """The session of the text, locked; None where it is to be made."""
        root = self._root()
        if expected is not None:
            is_same = (expected.body.symbol_root, expected.number) == (root, self.facts.number)
            if not is_same:
                raise ImportRefusal(
                    "other-session", number=self.facts.number, wanted=expected.number
                )
        found = all_sessions().filter(body__symbol_root=root, number=self.facts.number).first()
        return lock_session(found.pk) if found else None

    def _root(self) -> str:
        return f"{ROOT}/{self.facts.body}" if self.facts.body else ROOT

    def _check_same_documents(self, target: ConferenceSession) -> None:
        """Refuses a text whose items carry quite other documents: its numbers are others."""
        labels = {row.pk: label for label, row in tree_of(target).rows.items()}
        there = {
            labels[pk]: {row.document.symbol for row in rows if row.role == Role.LISTED}
            for pk, rows in documents_by_item(target).items()
        }
        for item in self.reading.all_items:
            here = {str(paper.symbol) for paper in item.listed}
            known = there.get(item.label, set())
            if here and known and not here & known:
                raise ImportRefusal("other-items", label=item.label)

    # --- writing

    def _write_session(
        self, target: ConferenceSession | None, *, is_first: bool
    ) -> ConferenceSession:
        texts = {"place": self.facts.place, "work_note": self.facts.work_note}
        facts: dict[str, object] = {}
        if target is None or is_first:
            facts = {"opens_on": self.facts.opens_on, "closes_on": self.facts.closes_on}
        if target is None:
            facts["original_language"] = self.facts.original_language or self.lang.code
        before = {name: texts_of(target, name)[self.lang.code] for name in texts} if target else {}
        conference_session = save_session(
            target.body if target else self._body(),
            facts=facts,
            texts={name: {self.lang.code: text} for name, text in texts.items() if text},
            by=self.by,
            number=self.facts.number,
            source=SOURCE,
        )
        self.changes += [
            Change("session", name, before.get(name, ""), text)
            for name, text in texts.items()
            if text and text != before.get(name, "")
        ]
        self.changes += self._changed_days(target, facts)
        if target is None:
            zone = conference_session.time_zone
            self.remarks.append(remark("time-zone-unknown", zone=zone))
        return conference_session

    def _changed_days(
        self, target: ConferenceSession | None, facts: dict[str, object]
    ) -> list[Change]:
        return [
            Change("session", name, str(getattr(target, name)) if target else "", str(facts[name]))
            for name in ("opens_on", "closes_on")
            if name in facts and (target is None or getattr(target, name) != facts[name])
        ]

    def _body(self) -> Body:
        root = self._root()
        found = Body.objects.filter(symbol_root=root).first()
        if found is not None:
            return found
        key = _KEYS.get(self.facts.body) or f"uncac-cosp-{self.facts.body.lower()}"
        name = {self.lang.code: self.facts.body_name or root}
        return save_body(
            key.replace(".", "-"), root, {"name": name, "short_name": name}, by=self.by
        )

    def _write(self, conference_session: ConferenceSession, *, is_first: bool) -> None:
        for write in (write_items, write_papers):
            changes, remarks = write(conference_session, self.reading, may_add=is_first, by=self.by)
            self.changes += changes
            self.remarks += remarks
        self.changes += write_agenda_document(
            conference_session, self.reading, may_add=is_first, by=self.by
        )
        if is_first:
            self.changes += write_meetings(conference_session, self.reading, self.by)
        self.remarks += date_remarks(conference_session, self.reading)
        self.remarks += meeting_remarks(conference_session, self.reading, only_extra=is_first)
        self.remarks += paragraph_remarks(conference_session, self.reading)

    def _issue(self, conference_session: ConferenceSession) -> None:
        """An issued agenda is a provisional one."""
        if conference_session.agenda_state == AgendaState.DRAFT:
            symbol = str(self.facts.symbol or "")
            change_state(conference_session, AgendaAct.ISSUE, by=self.by, source=symbol)

    def _record(self, conference_session: ConferenceSession) -> None:
        if not self.changes:
            return
        record.append(
            conference_session,
            "agenda imported",
            by=self.by,
            after={
                "language": self.lang.code,
                "changes": len(self.changes),
                "overwritten": sum(change.overwrites for change in self.changes),
            },
            source=SOURCE,
        )


__all__ = ["ImportResult", "Preview", "import_agenda", "preview"]
