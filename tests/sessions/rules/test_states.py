"""Every pair of state and act of the agenda that the table does not list is refused."""

from itertools import product

import pytest

from sessions.rules.states import after, possible_acts
from sessions.states import AGENDA_MOVES, AgendaAct, AgendaState

LISTED = {(move.before, move.act): move for move in AGENDA_MOVES}


@pytest.mark.parametrize(("state", "act"), list(product(AgendaState, AgendaAct)))
def test_only_listed_moves_lead_anywhere(state, act):
    move = LISTED.get((state, act))
    assert after(AGENDA_MOVES, state, act) == (move.after if move else None)


def test_an_adopted_agenda_allows_nothing():
    assert possible_acts(AGENDA_MOVES, AgendaState.ADOPTED) == []


def test_every_move_names_its_source():
    assert all(move.source for move in AGENDA_MOVES)
