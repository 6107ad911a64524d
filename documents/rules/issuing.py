"""When a paper may be issued: in six languages together, each complete, current and made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Standing:
    """Where a paper stands in one language."""

    language: str
    missing_count: int  # texts
    stale_count: int  # the original changed after the translation
    review_count: int  # taken over from another session, not yet looked at
    is_made: bool
    is_current: bool  # made from the texts as they are now


@dataclass(frozen=True)
class Obstacle:
    """One thing that stands in the way in one language."""

    language: str
    code: str  # missing, stale, review, not-made, outdated
    count: int = 1


def obstacles(standings: Iterable[Standing]) -> list[Obstacle]:
    """What stands in the way of issuing a paper, language by language; empty when nothing does.

    A paper that is not made cannot be outdated as well.

    Source: practice of documents management (a document is issued in all six languages at once).
    """
    found = []
    for one in standings:
        counts = {
            "missing": one.missing_count,
            "stale": one.stale_count,
            "review": one.review_count,
            "not-made": int(not one.is_made),
            "outdated": int(one.is_made and not one.is_current),
        }
        found += [Obstacle(one.language, code, count) for code, count in counts.items() if count]
    return found


def may_be_issued(found: Iterable[Obstacle], override_reason: str) -> bool:
    """Whether the paper may be issued: nothing stands in the way, or an officer says why.

    Source: practice of documents management (exceptions are recorded with their reason).
    """
    return not list(found) or bool(override_reason.strip())
