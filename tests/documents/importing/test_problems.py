"""The table of problems: every code that is used is in it, and every sentence can be filled."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

from documents import importing
from documents.importing.problems import MESSAGES, Severity, has_errors, in_order, problem

FOLDER = Path(importing.__file__).parent


def calls() -> list[tuple[str, set[str]]]:
    """Code and parameter names of each problem the reader can report."""
    found = []
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = ast.unparse(node.func)
            first = node.args[0]
            if name in ("problem", "self._report") and isinstance(first, ast.Constant):
                found.append((str(first.value), {one.arg or "**" for one in node.keywords}))
    return found


def test_every_code_in_use_has_its_sentence_and_every_sentence_its_use() -> None:
    dynamic = {"marks-removed", "eastern-digits", "letter-forms", "furniture-removed"}
    used = {code for code, _ in calls()} | dynamic
    assert used - set(MESSAGES) == set()
    assert set(MESSAGES) - used == set()


def test_every_call_fills_the_placeholders_of_its_sentence() -> None:
    for code, given in calls():
        named = {name for _, name, _, _ in string.Formatter().parse(MESSAGES[code][1]) if name}
        assert "**" in given or named <= given, code


def test_only_an_error_forbids_the_import() -> None:
    notice = problem("document-date-missing", 1)
    warning = problem("place-missing", 2)
    error = problem("items-missing", 3)
    assert [one.severity for one in (notice, warning, error)] == [
        Severity.NOTICE,
        Severity.WARNING,
        Severity.ERROR,
    ]
    assert not has_errors([notice, warning])
    assert has_errors([notice, error])


def test_problems_are_told_by_line_and_once() -> None:
    late, early = problem("items-missing", 9), problem("items-missing", 2)
    assert in_order([late, early, late]) == (early, late)


def test_a_sentence_is_filled_and_a_long_text_shortened() -> None:
    found = problem("text-cut", 4, text="x" * 500)
    assert found.message == "The text breaks off here: “" + "x" * 117 + "…”."


def test_a_missing_parameter_is_noticed_at_once() -> None:
    with pytest.raises(KeyError):
        problem("text-cut", 1)
