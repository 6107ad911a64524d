"""The record: appends entries to an object's chain and checks the chain's seals."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from .models import RecordEntry, User


def chain_of(instance: models.Model) -> str:
    """Name of an object's chain: ``cosp_sessions.agendaitem:17``."""
    return f"{instance._meta.label_lower}:{instance.pk}"


def append(
    instance: models.Model,
    act: str,
    *,
    by: User | None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    source: str = "",
) -> RecordEntry:
    """Appends one act to the object's chain, inside the caller's transaction.

    The caller holds the lock that orders acts on the object; a unique constraint on chain and
    number catches one who does not.
    """
    chain = chain_of(instance)
    last = RecordEntry.objects.filter(chain=chain).order_by("-number").first()
    entry = RecordEntry(
        chain=chain,
        number=last.number + 1 if last else 1,
        act=act,
        actor=by,
        actor_name=str(by) if by else "",
        subject=str(instance)[:300],
        before=_plain(before or {}),
        after=_plain(after or {}),
        source=source,
        at=timezone.now(),
        previous_seal=last.seal if last else "",
    )
    entry.seal = seal_of(entry)
    entry.save()
    return entry


def changes(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The two mappings reduced to the keys whose values differ."""
    keys = [key for key in after if before.get(key) != after[key]]
    return {key: before.get(key) for key in keys}, {key: after[key] for key in keys}


def entries_of(instance: models.Model) -> models.QuerySet[RecordEntry]:
    """What was done to an object, newest first."""
    return RecordEntry.objects.filter(chain=chain_of(instance)).order_by("-number")


def seal_of(entry: RecordEntry) -> str:
    """SHA-256 over the entry's content and the seal before it, hexadecimal."""
    content = [
        entry.chain,
        entry.number,
        entry.act,
        entry.actor_name,
        entry.subject,
        entry.before,
        entry.after,
        entry.source,
        entry.at.isoformat(),
        entry.previous_seal,
    ]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def broken_entries(entries: Iterable[RecordEntry]) -> list[RecordEntry]:
    """Those entries of one chain, given in order, whose seal or place does not hold."""
    broken, previous = [], ""
    for number, entry in enumerate(entries, start=1):
        if (entry.number, entry.previous_seal, entry.seal) != (number, previous, seal_of(entry)):
            broken.append(entry)
        previous = entry.seal
    return broken


def _plain(value: Mapping[str, Any]) -> Any:
    """The mapping as JSON keeps it, so that a seal made now holds when read back."""
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))
