"""Concordance: what one language version names and another does not."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

Fact = tuple[str, str]  # kind and value: ("symbol", "CAC/COSP/2023/2"), ("date", "2023-11-13")

KINDS = ("text", "symbol", "date", "resolution", "provision")


@dataclass(frozen=True)
class Difference:
    """A fact that some languages have and others lack; languages by their codes, in order."""

    kind: str
    value: str
    having: tuple[str, ...]
    lacking: tuple[str, ...]


def differences(facts: Mapping[str, Set[Fact]]) -> list[Difference]:
    """The facts that are not in every language given; none when fewer than two are given.

    ``facts`` are keyed by language code, in the order in which codes are to be named.

    Source: practice of the United Nations Secretariat (concordance of the six versions).
    """
    if len(facts) < 2:
        return []
    everything = sorted(set().union(*facts.values()), key=_order)
    found = []
    for fact in everything:
        having = tuple(code for code in facts if fact in facts[code])
        lacking = tuple(code for code in facts if fact not in facts[code])
        if lacking:
            found.append(Difference(*fact, having, lacking))
    return found


def _order(fact: Fact) -> tuple[int, str]:
    kind, value = fact
    return (KINDS.index(kind) if kind in KINDS else len(KINDS), value)


def missing_text(has_text: Mapping[str, bool]) -> list[Difference]:
    """One difference when some languages have a text and others none.

    Source: practice of the United Nations Secretariat (concordance of the six versions).
    """
    having = tuple(code for code, has in has_text.items() if has)
    lacking = tuple(code for code, has in has_text.items() if not has)
    return [Difference("text", "", having, lacking)] if having and lacking else []
