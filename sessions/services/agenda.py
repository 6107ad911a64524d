"""Changes of the agenda: items added, edited, moved, removed; its state; its kept versions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_noop

from cosp.kernel import languages, record
from cosp.kernel.models import User
from cosp.kernel.translated import confirm_texts, set_texts
from sessions.errors import agenda_refusal
from sessions.models import AgendaItem, AgendaVersion, ConferenceSession
from sessions.rules.agenda import reordered, why_not_below
from sessions.rules.states import after
from sessions.selectors.agenda import TEXT_FIELDS, agenda_content
from sessions.states import AGENDA_MOVES, AgendaAct, AgendaState

Texts = Mapping[str, Mapping[str, str]]  # field → language code → text
_FAR = 10_000  # places beyond any agenda, to pass through while renumbering


def lock_session(pk: int) -> ConferenceSession:
    """Locks the row that orders all changes of a session's agenda and meetings."""
    return ConferenceSession.objects.select_for_update().get(pk=pk)


def _lock_open_agenda(pk: int) -> ConferenceSession:
    conference_session = lock_session(pk)
    if conference_session.agenda_state == AgendaState.ADOPTED:
        raise agenda_refusal("adopted", rule="rule 11")
    return conference_session


@transaction.atomic
def add_item(
    conference_session: ConferenceSession,
    texts: Texts,
    *,
    by: User | None,
    parent: AgendaItem | None = None,
    position: int | None = None,
    key: str = "",
    source: str = "",
) -> AgendaItem:
    """Adds an item (or with ``parent`` a sub-item) at a place; without one at the end.

    Raises AgendaRefusal when the agenda is adopted, the key taken or the parent unfit.
    """
    locked = _lock_open_agenda(conference_session.pk)
    _check_parent(locked, None, parent)
    siblings = _sibling_ids(locked, parent)
    item = AgendaItem(
        conference_session=locked,
        parent=parent,
        position=len(siblings) + _FAR,
        key=_free_key(locked, key, texts),
    )
    changes = _set_all(item, texts, locked.original_language)[1]
    item.save()
    _renumber(reordered(siblings, item.pk, position or len(siblings) + 1))
    item.refresh_from_db(fields=["position"])
    record.append(item, gettext_noop("agenda item added"), by=by, after=changes, source=source)
    return item


@transaction.atomic
def update_item(
    item: AgendaItem, texts: Texts, *, by: User | None, source: str = ""
) -> dict[str, str]:
    """Sets texts of an item in the languages given; returns what changed, by column.

    The same texts again change nothing and are not recorded.
    """
    locked = _lock_open_agenda(item.conference_session_id)
    row = AgendaItem.objects.select_for_update().get(pk=item.pk)
    before, changes = _set_all(row, texts, locked.original_language)
    if changes:
        row.save()
        record.append(
            row,
            gettext_noop("agenda item edited"),
            by=by,
            before=before,
            after=changes,
            source=source,
        )
    return changes


@transaction.atomic
def confirm_item(
    item: AgendaItem,
    codes: Iterable[str],
    *,
    by: User | None,
    fields: Iterable[str] = TEXT_FIELDS,
    source: str = "",
) -> None:
    """Says that the item's texts in these languages agree with the original as it stands."""
    locked = _lock_open_agenda(item.conference_session_id)
    row = AgendaItem.objects.select_for_update().get(pk=item.pk)
    before, codes = row.text_marks, list(codes)
    for field in fields:
        confirm_texts(row, field, codes, locked.original_language)
    if row.text_marks != before:
        row.save(update_fields=["text_marks"])
        record.append(
            row,
            gettext_noop("translation confirmed"),
            by=by,
            after={"languages": codes},
            source=source,
        )


@transaction.atomic
def move_item(
    item: AgendaItem,
    *,
    position: int,
    by: User | None,
    parent: AgendaItem | None = None,
    source: str = "",
) -> None:
    """Puts an item at a place among the items, or under ``parent`` among its sub-items.

    Raises AgendaRefusal where the tree would get a third level.
    """
    locked = _lock_open_agenda(item.conference_session_id)
    row = AgendaItem.objects.select_for_update().get(pk=item.pk)
    _check_parent(locked, row, parent)
    before = {"parent": row.parent_id, "position": row.position}
    old_siblings = _sibling_ids(locked, row.parent)
    new_siblings = reordered(_sibling_ids(locked, parent), row.pk, position)
    row.parent, row.position = parent, _FAR * 2
    row.save(update_fields=["parent", "position"])
    _renumber([pk for pk in old_siblings if pk != row.pk])
    _renumber(new_siblings)
    row.refresh_from_db(fields=["position"])
    now = {"parent": row.parent_id, "position": row.position}
    if now != before:
        record.append(
            row, gettext_noop("agenda item moved"), by=by, before=before, after=now, source=source
        )


@transaction.atomic
def remove_item(item: AgendaItem, *, by: User | None, source: str = "") -> None:
    """Removes an item without sub-items; its texts stay in the record."""
    locked = _lock_open_agenda(item.conference_session_id)
    row = AgendaItem.objects.select_for_update().get(pk=item.pk)
    count = row.children.count()
    if count:
        raise agenda_refusal("has-children", count=count)
    before = {
        f"{field}_{one.field_suffix}": getattr(row, f"{field}_{one.field_suffix}")
        for field in TEXT_FIELDS
        for one in languages.OFFICIAL
    }
    siblings = [pk for pk in _sibling_ids(locked, row.parent) if pk != row.pk]
    record.append(row, gettext_noop("agenda item removed"), by=by, before=before, source=source)
    row.delete()
    _renumber(siblings)


@transaction.atomic
def change_state(
    conference_session: ConferenceSession, act: str, *, by: User | None, source: str = ""
) -> AgendaVersion:
    """Moves the agenda to its next state and keeps it as a dated version.

    ``source`` names what decided it, such as CAC/COSP/2021/L.2. Raises AgendaRefusal when the
    table of moves does not list the act for the present state.
    """
    locked = lock_session(conference_session.pk)
    state = after(AGENDA_MOVES, locked.agenda_state, act)
    if state is None:
        raise agenda_refusal(
            "illegal-move",
            state=locked.get_agenda_state_display(),
            act=AgendaAct(act).label,
        )
    before = locked.agenda_state
    locked.agenda_state = conference_session.agenda_state = state
    locked.save(update_fields=["agenda_state"])
    version = keep_version(locked, by=by, source=source)
    record.append(
        locked,
        gettext_noop("agenda state changed"),
        by=by,
        before={"agenda_state": before},
        after={"agenda_state": state, "version": version.number},
        source=source,
    )
    return version


def keep_version(
    conference_session: ConferenceSession, *, by: User | None, source: str = ""
) -> AgendaVersion:
    """Keeps the agenda as it stands; the caller holds the session's lock."""
    last = conference_session.agenda_versions.order_by("-number").first()
    return AgendaVersion.objects.create(
        conference_session=conference_session,
        number=last.number + 1 if last else 1,
        state=conference_session.agenda_state,
        at=timezone.now(),
        by=by,
        source=source,
        content=agenda_content(conference_session),
    )


def _check_parent(
    conference_session: ConferenceSession, item: AgendaItem | None, parent: AgendaItem | None
) -> None:
    if parent is None:
        return
    if parent.conference_session_id != conference_session.pk:
        raise agenda_refusal("other-session")
    others = parent.children.exclude(pk=item.pk) if item else parent.children.all()
    code = why_not_below(
        has_children=item is not None and item.children.exists(),
        parent_is_sub_item=parent.parent_id is not None or (item is not None and item == parent),
        sub_items=others.count(),
    )
    if code:
        raise agenda_refusal(code)


def _sibling_ids(conference_session: ConferenceSession, parent: AgendaItem | None) -> list[int]:
    rows = AgendaItem.objects.filter(conference_session=conference_session, parent=parent)
    return list(rows.order_by("position", "pk").values_list("pk", flat=True))


def _renumber(ids: list[int]) -> None:
    """Gives places 1, 2, 3 …; passes through far ones because the database forbids doubles."""
    wanted = dict(zip(ids, range(1, len(ids) + 1), strict=True))
    current = dict(AgendaItem.objects.filter(pk__in=ids).values_list("pk", "position"))
    moved = [pk for pk in ids if current[pk] != wanted[pk]]
    for pk in moved:
        AgendaItem.objects.filter(pk=pk).update(position=_FAR * 3 + wanted[pk])
    for pk in moved:
        AgendaItem.objects.filter(pk=pk).update(position=wanted[pk])


def _set_all(
    item: AgendaItem, texts: Texts, original_language: str
) -> tuple[dict[str, str], dict[str, str]]:
    before: dict[str, str] = {}
    changes: dict[str, str] = {}
    for field, by_code in texts.items():
        old, new = set_texts(item, field, by_code, original_language)
        before |= old
        changes |= new
    return before, changes


def _free_key(conference_session: ConferenceSession, key: str, texts: Texts) -> str:
    taken = set(
        AgendaItem.objects.filter(conference_session=conference_session).values_list(
            "key", flat=True
        )
    )
    if key:
        if key in taken:
            raise agenda_refusal("key-taken", key=key)
        return key
    stem = slugify(texts.get("title", {}).get("en", ""))[:50].strip("-") or "item"
    candidates = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(candidate for candidate in candidates if candidate not in taken)
