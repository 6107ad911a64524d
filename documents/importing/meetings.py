"""Meetings of the organization of work, and whether what they name is in the agenda."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from documents.importing.folding import key, likeness
from documents.importing.hours import Hours
from documents.importing.labels import english_label
from documents.importing.outline import Node
from documents.importing.problems import Problem, problem
from documents.importing.programme import Day, Entry
from documents.importing.titles import labels_by_title

Label = tuple[int, int | None]


@dataclass(frozen=True)
class Meeting:
    """One meeting of the organization of work."""

    date: dt.date
    period: str  # morning or afternoon
    items: tuple[str, ...]  # labels in the English form
    title: str
    starts: dt.time
    ends: dt.time
    line: int


@dataclass
class Slot:
    """Hours with the entries below them; its day as the table says, if it says one."""

    hours: Hours
    day: Day | None = None
    entries: list[Entry] = field(default_factory=list)


class MeetingReader:
    """Makes meetings of slots and compares what they name with the agenda."""

    def __init__(self, nodes: Sequence[Node], problems: list[Problem]) -> None:
        self.nodes = list(nodes)
        self.by_label: dict[Label, Node] = {(node.item, node.sub): node for node in nodes}
        self.problems = problems
        self.taken: set[Label] = set()

    def meeting(self, slot: Slot, date: dt.date) -> Meeting:
        labels: list[Label] = []
        titles: list[str] = []
        shown = {"date": date.isoformat(), "period": slot.hours.period}
        for entry in (self._restored(entry) for entry in slot.entries):
            if not entry.labels:
                continue
            self._check_continued(entry)
            for label in entry.labels:
                self._check_label(label, entry, labels, shown)
                labels.append(label)
            self._check_titles(entry)
            titles.append(entry.title)
        if not labels:
            self._report("meeting-without-items", slot.hours.line, **shown)
        self.taken.update(labels)
        names = [english_label(*label) for label in dict.fromkeys(labels)]
        title = "; ".join(title for title in titles if title)
        hours = slot.hours
        return Meeting(
            date, hours.period, tuple(names), title, hours.starts, hours.ends, hours.line
        )

    def _restored(self, entry: Entry) -> Entry:
        """An entry without labels with those its title tells."""
        if entry.labels or not entry.title:
            return entry
        labels = labels_by_title(entry.title, self.nodes)
        if not labels:
            self._report("meeting-item-unreadable", entry.line, text=entry.title)
            return entry
        named = ", ".join(english_label(*label) for label in labels)
        self._report("meeting-item-restored", entry.line, text=entry.title, label=named)
        return replace(entry, labels=labels)

    def _check_label(
        self, label: Label, entry: Entry, before: list[Label], shown: dict[str, str]
    ) -> None:
        name = english_label(*label)
        if label not in self.by_label:
            self._report("meeting-item-unknown", entry.line, label=name)
        if label in before:
            self._report("meeting-item-repeated", entry.line, label=name, **shown)

    def _check_continued(self, entry: Entry) -> None:
        """In a row of several items the mark may be meant for one of them."""
        known = any(label in self.taken or self._part_taken(label) for label in entry.labels)
        if entry.is_continued and not known:
            name = ", ".join(english_label(*label) for label in entry.labels)
            self._report("meeting-not-continued", entry.line, label=name)

    def _part_taken(self, label: Label) -> bool:
        """An item goes on when one of its sub-items was taken up; a sub-item does not."""
        return label[1] is None and any(one[0] == label[0] for one in self.taken)

    def _check_titles(self, entry: Entry) -> None:
        """Says where the title of a row is that of another item, or a new one."""
        known = [self.by_label[label] for label in entry.labels if label in self.by_label]
        if not entry.title or len(known) != len(entry.labels):
            return
        whole = "".join(key(node.title) for node in known)
        if key(entry.title) == whole:
            return
        others = [
            node for node in self.nodes if key(node.title) == key(entry.title) and node not in known
        ]
        own = max(likeness(entry.title, node.title) for node in known)
        name = ", ".join(node.label for node in known)
        if others and own < 1:
            parameters = {"label": name, "other": others[0].label, "text": entry.title}
            self._report("meeting-title-other-item", entry.line, **parameters)
        elif own < 0.5:
            self._note_strange_title(entry, known, name)
        elif len(known) == 1:
            self._report("meeting-title-differs", entry.line, label=name, text=entry.title)

    def _note_strange_title(self, entry: Entry, known: list[Node], name: str) -> None:
        like = [node for node in self.nodes if likeness(entry.title, node.title) >= 0.8]
        strangers = [node for node in like if node not in known]
        if len(strangers) == 1 and len(key(entry.title)) > 5:
            parameters = {"label": name, "other": strangers[0].label, "text": entry.title}
            self._report("meeting-title-other-item", entry.line, **parameters)
        else:
            self._report("meeting-title-differs", entry.line, label=name, text=entry.title)

    def note_unplaced(self, meetings: list[Meeting]) -> None:
        """Every sub-item, and every item without any, must be in a meeting."""
        line = meetings[-1].line if meetings else 1
        parents = {node.item for node in self.nodes if node.sub}
        for node in self.nodes:
            label = (node.item, node.sub)
            is_parent = node.sub is None and node.item in parents
            if is_parent or label in self.taken or (node.item, None) in self.taken:
                continue
            self._report("item-not-placed", line, label=node.label)

    def _report(self, code: str, line: int, **parameters: object) -> None:
        self.problems.append(problem(code, line, **parameters))
