"""Annotations cut at their symbols."""

from hypothesis import given
from hypothesis import strategies as st

from cosp.kernel.languages import EN, FR
from documents.selectors.annotated_agenda import Run, runs

KNOWN = {"CAC/COSP/2023/2": "cac-cosp-2023-2"}


def test_symbol_before_the_session_leads_to_its_row_and_others_to_the_archive():
    assert runs("See CAC/COSP/2023/2 and CAC/COSP/2019/4.", KNOWN, FR) == (
        Run("See "),
        Run("CAC/COSP/2023/2", is_symbol=True, anchor="cac-cosp-2023-2"),
        Run(" and "),
        Run("CAC/COSP/2019/4", is_symbol=True, url="https://undocs.org/fr/CAC/COSP/2019/4"),
        Run("."),
    )


def test_longer_symbol_is_not_taken_for_a_shorter_one():
    (run,) = runs("CAC/COSP/2023/20", KNOWN, EN)
    assert (run.text, run.anchor) == ("CAC/COSP/2023/20", "")


@given(st.lists(st.sampled_from(["CAC/COSP/2023/2", "CAC/COSP/2023/CRP.1", " text ", "和", "<b>"])))
def test_no_text_is_lost(parts):
    text = " ".join(parts)
    assert "".join(run.text for run in runs(text, KNOWN, EN)) == text
