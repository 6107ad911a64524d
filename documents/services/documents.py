"""Changes of official documents: saved under a symbol, linked to items, issued in a language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from cosp.kernel import languages, record
from cosp.kernel.models import User
from cosp.kernel.translated import confirm_texts, set_texts
from documents.models import ItemDocument, LanguageVersion, Mandate, OfficialDocument
from documents.rules.symbols import parse_symbol
from documents.states import VersionState
from sessions.models import AgendaItem, ConferenceSession


@transaction.atomic
def save_document(
    conference_session: ConferenceSession,
    symbol: str,
    *,
    facts: Mapping[str, Any],
    titles: Mapping[str, str],
    by: User | None,
    mandates: Sequence[tuple[str, str]] | None = None,
    source: str = "",
) -> OfficialDocument:
    """Makes or edits the document under a symbol; ``titles`` by language code.

    ``mandates`` are pairs of kind and number and replace those there. A new document awaits its
    six versions. Raises SymbolError when the symbol is not of the grammar.
    """
    parse_symbol(symbol)
    row = OfficialDocument.objects.select_for_update().filter(symbol=symbol).first()
    is_new = row is None
    row = row or OfficialDocument(symbol=symbol)
    before = {} if is_new else {name: getattr(row, name) for name in facts}
    row.conference_session = conference_session
    for name, value in facts.items():
        setattr(row, name, value)
    old_titles, new_titles = set_texts(row, "title", titles, row.original_language)
    old, new = record.changes(before, facts)
    if is_new or new or new_titles:
        row.save()
        act = gettext_noop("document added") if is_new else gettext_noop("document edited")
        record.append(
            row,
            act,
            by=by,
            before={**old, **old_titles},
            after={**new, **new_titles},
            source=source,
        )
    if is_new:
        LanguageVersion.objects.bulk_create(
            LanguageVersion(document=row, language=code) for code in languages.CODES
        )
    if mandates is not None:
        _set_mandates(row, mandates, by)
    return row


def _set_mandates(
    document: OfficialDocument, mandates: Sequence[tuple[str, str]], by: User | None
) -> None:
    before = [(row.kind, row.number) for row in document.mandates.order_by("pk")]
    if before == list(mandates):
        return
    document.mandates.all().delete()
    Mandate.objects.bulk_create(
        Mandate(document=document, kind=kind, number=number) for kind, number in mandates
    )
    record.append(
        document,
        gettext_noop("mandates changed"),
        by=by,
        before={"mandates": before},
        after={"mandates": list(mandates)},
    )


@transaction.atomic
def link_document(
    item: AgendaItem,
    document: OfficialDocument,
    role: str,
    *,
    by: User | None,
    position: int | None = None,
    source: str = "",
) -> ItemDocument:
    """Puts a document on an item's list, or notes that its annotation mentions it."""
    links = ItemDocument.objects.select_for_update().filter(item=item, role=role)
    row = links.filter(document=document).first()
    if row is not None and position in (None, row.position):
        return row
    row = row or ItemDocument(item=item, document=document, role=role)
    row.position = position or links.count() + 1
    row.save()
    after = {"document": document.symbol, "role": role, "position": row.position}
    record.append(item, gettext_noop("document linked"), by=by, after=after, source=source)
    return row


@transaction.atomic
def unlink_document(link: ItemDocument, *, by: User | None, source: str = "") -> None:
    """Takes a document off an item's list, or drops the note that it is mentioned."""
    before = {"document": link.document.symbol, "role": link.role}
    record.append(link.item, gettext_noop("document unlinked"), by=by, before=before, source=source)
    link.delete()


@transaction.atomic
def set_version(
    document: OfficialDocument,
    code: str,
    *,
    state: str,
    by: User | None,
    issued_on: dt.date | None = None,
    job_number: str | None = None,
    source: str = "",
) -> LanguageVersion:
    """Says where a document stands in one language. The same again changes nothing."""
    OfficialDocument.objects.select_for_update().get(pk=document.pk)
    row = LanguageVersion.objects.get_or_create(document=document, language=code)[0]
    before = _version_facts(row)
    row.state = state
    row.issued_on = issued_on if state == VersionState.ISSUED else None
    if job_number is not None:
        row.job_number = job_number
    old, new = record.changes(before, _version_facts(row))
    if new:
        row.save()
        record.append(
            document,
            gettext_noop("language version changed"),
            by=by,
            before={"language": code, **old},
            after={"language": code, **new},
            source=source,
        )
    return row


def _version_facts(row: LanguageVersion) -> dict[str, Any]:
    return {"state": row.state, "issued_on": row.issued_on, "job_number": row.job_number}


@transaction.atomic
def confirm_title(
    document: OfficialDocument, codes: Sequence[str], *, by: User | None, source: str = ""
) -> None:
    """Says that the titles in these languages agree with the original as it stands."""
    row = OfficialDocument.objects.select_for_update().get(pk=document.pk)
    confirm_texts(row, "title", codes, row.original_language)
    row.save(update_fields=["text_marks"])
    record.append(
        row, gettext_noop("translation confirmed"), by=by, after={"languages": codes}, source=source
    )
