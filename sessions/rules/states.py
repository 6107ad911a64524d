"""Which act leads where: one look-up in a table of moves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class LegalMove(Protocol):
    """A row of a table of moves."""

    @property
    def before(self) -> str: ...
    @property
    def act(self) -> str: ...
    @property
    def after(self) -> str: ...


def after(moves: Iterable[LegalMove], state: str, act: str) -> str | None:
    """The state to which ``act`` leads from ``state``, or None when no such move is listed.

    Source: the table of moves, each row with its own rule.
    """
    return next((move.after for move in moves if (move.before, move.act) == (state, act)), None)


def possible_acts(moves: Iterable[LegalMove], state: str) -> list[str]:
    """The acts that are possible in a state, in the order of the table.

    Source: the table of moves, each row with its own rule.
    """
    return [move.act for move in moves if move.before == state]
