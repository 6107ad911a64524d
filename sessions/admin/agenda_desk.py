"""The agenda desk: the tree with its computed labels, put in order, changed in state, kept."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from cosp.kernel import languages
from cosp.kernel.admin.base import edited_language
from cosp.kernel.languages import EN, Language
from cosp.kernel.texts import TextState
from sessions.forms.agenda import PlaceForm, SourceForm
from sessions.models import AgendaItem, ConferenceSession
from sessions.permissions import may_edit_agenda, may_see_sessions
from sessions.rules.ordering import WAYS, destination
from sessions.rules.states import possible_acts
from sessions.selectors.agenda import ItemNode, agenda_tree, flat, versions_of
from sessions.selectors.desk import (
    item_by_pk,
    last_move,
    places_of,
    version_by_number,
)
from sessions.services.agenda import change_state, move_item, remove_item
from sessions.states import AGENDA_MOVES, AgendaAct, AgendaState

from .desk import desk_path, officer, page, to_desk, tried

COUNTED = ("title", "annotation")  # the heading of an annotation is there only where it differs


def urls() -> list[URLPattern]:
    edit = may_edit_agenda
    return [
        desk_path("agenda/", agenda_desk, "agenda_desk", may=may_see_sessions),
        desk_path("agenda/move/", move, "agenda_move", may=edit),
        desk_path("agenda/<int:item_pk>/remove/", remove, "agenda_remove", may=edit),
        desk_path("agenda/state/<slug:act>/", state, "agenda_state", may=edit),
        desk_path("agenda/versions/", versions, "agenda_versions", may=may_see_sessions),
        desk_path("agenda/versions/<int:number>/", version, "agenda_version", may=may_see_sessions),
    ]


def agenda_desk(request: HttpRequest, conference_session: ConferenceSession) -> HttpResponse:
    """The agenda as a tree, with every act on it."""
    tree = agenda_tree(conference_session)
    lang = page_language()
    undo = last_move(conference_session)
    return page(
        request,
        "admin/agenda_desk.html",
        conference_session,
        gettext("Agenda"),
        lines=lines_of(tree, lang, edited_language(request), conference_session),
        edited=edited_language(request),
        official=languages.OFFICIAL,
        acts=[
            AgendaAct(act) for act in possible_acts(AGENDA_MOVES, conference_session.agenda_state)
        ],
        is_adopted=conference_session.agenda_state == AgendaState.ADOPTED,
        undo=undo,
        undo_label=next((n.label(lang) for n in flat(tree) if undo and n.pk == undo.item.pk), ""),
    )


def lines_of(
    tree: tuple[ItemNode, ...], lang: Language, edited: Language, owner: ConferenceSession
) -> list[dict[str, Any]]:
    """The lines of the desk: items and below each its sub-items, with the steps that exist."""
    return [
        {
            **_line(node, lang, edited, owner),
            "is_first": place == 0,
            "is_last": place == len(tree) - 1,
            "children": [
                {
                    **_line(child, lang, edited, owner),
                    "is_first": below == 0,
                    "is_last": below == len(node.children) - 1,
                }
                for below, child in enumerate(node.children)
            ],
        }
        for place, node in enumerate(tree)
    ]


def _line(
    node: ItemNode, lang: Language, edited: Language, owner: ConferenceSession
) -> dict[str, Any]:
    shown = edited if node.title(edited) else languages.language(owner.original_language)
    found = [node.states(field, owner.original_language) for field in COUNTED]
    return {
        "node": node,
        "label": node.label(lang),
        "mark": node.mark(lang),
        "title": node.title(shown) or node.key,
        "title_language": shown,
        "is_missing": shown != edited,
        "marks": [
            (one, _worst(states[one.code] for states in found)) for one in languages.OFFICIAL
        ],
    }


def _worst(states: Any) -> TextState:
    order = (TextState.MISSING, TextState.STALE, TextState.REVIEW, TextState.CURRENT)
    return min(states, key=order.index)


def page_language() -> Language:
    return languages.BY_CODE.get(get_language() or "en", EN)


@require_POST
def move(request: HttpRequest, conference_session: ConferenceSession) -> HttpResponse:
    """Moves an item one step (``step=17:up``) or to a place (item, parent, position)."""
    where = _step(request, conference_session) or _place(request, conference_session)
    if where is None:
        messages.info(request, gettext("The item is there already; nothing was moved."))
        return to_desk("agenda_desk", conference_session)
    item, parent, position = where
    by = officer(request)

    def act() -> None:
        move_item(item, position=position, parent=parent, by=by, source="admin")

    if tried(request, act, ""):
        _say_where(request, conference_session, item)
    return to_desk("agenda_desk", conference_session, anchor=f"item-{item.pk}")


Where = tuple[AgendaItem, AgendaItem | None, int]


def _step(request: HttpRequest, conference_session: ConferenceSession) -> Where | None:
    pk, _colon, way = request.POST.get("step", "").partition(":")
    if not pk.isdigit() or way not in WAYS:
        return None
    item = item_by_pk(conference_session, int(pk))
    found = destination(places_of(conference_session), item.pk, way)
    if found is None:
        return None
    parent = item_by_pk(conference_session, found.parent) if found.parent else None
    return item, parent, found.position


def _place(request: HttpRequest, conference_session: ConferenceSession) -> Where | None:
    form = PlaceForm(request.POST)
    if not form.is_valid():
        return None
    data = form.cleaned_data
    parent = item_by_pk(conference_session, data["parent"]) if data["parent"] else None
    return item_by_pk(conference_session, data["item"]), parent, data["position"]


def _say_where(
    request: HttpRequest, conference_session: ConferenceSession, item: AgendaItem
) -> None:
    lang = page_language()
    node = next(one for one in flat(agenda_tree(conference_session)) if one.pk == item.pk)
    text = gettext("“%(title)s” is now item %(label)s.")
    messages.success(request, text % {"title": item, "label": node.label(lang)})


def remove(
    request: HttpRequest, conference_session: ConferenceSession, item_pk: int
) -> HttpResponse:
    """The check page before an item is removed, and the removal."""
    item = item_by_pk(conference_session, item_pk)
    by = officer(request)
    if request.method == "POST":
        done = gettext("“%(title)s” is removed. Its texts stay in the record.") % {"title": item}
        tried(request, lambda: remove_item(item, by=by, source="admin"), done)
        return to_desk("agenda_desk", conference_session)
    node = next(one for one in flat(agenda_tree(conference_session)) if one.pk == item.pk)
    meetings = item.appearances.count()
    return page(
        request,
        "admin/agenda_remove.html",
        conference_session,
        gettext("Remove item %(label)s?") % {"label": node.label(page_language())},
        item=item,
        node=node,
        meeting_count=meetings,
    )


def state(request: HttpRequest, conference_session: ConferenceSession, act: str) -> HttpResponse:
    """The check page before the state of the agenda changes, and the change."""
    if act not in AgendaAct.values:
        raise Http404
    form = SourceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        by, source = officer(request), form.cleaned_data["source"]

        def change() -> None:
            change_state(conference_session, act, by=by, source=source)

        tried(request, change, gettext("The state of the agenda is changed and a version kept."))
        return to_desk("agenda_desk", conference_session)
    move_found = next(
        (
            one
            for one in AGENDA_MOVES
            if (one.before, one.act) == (conference_session.agenda_state, act)
        ),
        None,
    )
    return page(
        request,
        "admin/agenda_state.html",
        conference_session,
        AgendaAct(act).label,
        form=form,
        move=move_found,
        after=AgendaState(move_found.after) if move_found else None,
    )


def versions(request: HttpRequest, conference_session: ConferenceSession) -> HttpResponse:
    """The kept versions of the agenda."""
    rows = versions_of(conference_session).defer("content")
    title = gettext("Versions of the agenda")
    return page(request, "admin/agenda_versions.html", conference_session, title, versions=rows)


def version(
    request: HttpRequest, conference_session: ConferenceSession, number: int
) -> HttpResponse:
    """The agenda as one version kept it, in the language being edited."""
    kept = version_by_number(conference_session, number)
    edited = edited_language(request)
    title = gettext("Version %(number)s: %(state)s") % {
        "number": number,
        "state": kept.get_state_display(),
    }
    return page(
        request,
        "admin/agenda_version.html",
        conference_session,
        title,
        version=kept,
        items=[_kept(one, edited) for one in kept.content["items"]],
        edited=edited,
        official=languages.OFFICIAL,
    )


def _kept(entry: dict[str, Any], lang: Language) -> dict[str, Any]:
    """One item of a kept version as the page shows it."""
    return {
        "label": languages.label(lang, entry["number"], entry["sub"]),
        "title": entry["title"].get(lang.code, ""),
        "annotation": entry["annotation"].get(lang.code, ""),
        "children": [_kept(child, lang) for child in entry["children"]],
    }
