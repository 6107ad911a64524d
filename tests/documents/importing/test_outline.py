"""The list of items: its marks in six languages, lost labels, and what is refused."""

from __future__ import annotations

import pytest

from documents.importing.labels import leading_mark
from documents.importing.lines import clean_text
from documents.importing.outline import Outline, read_outline
from documents.importing.vocabulary import VOCABULARIES


def outline(text: str, code: str = "en") -> Outline:
    return read_outline(clean_text(text).lines, VOCABULARIES[code])


def labels(text: str, code: str = "en") -> list[tuple[str, str]]:
    return [(node.label, node.title) for node in outline(text, code).nodes]


def told(text: str, code: str = "en") -> list[str]:
    return [one.code for one in outline(text, code).problems]


@pytest.mark.parametrize(
    ("text", "item", "subs"),
    [
        ("1. Title", 1, set()),
        ("12. Title", 12, set()),
        ("1- العنوان", 1, set()),
        ("-1 العنوان", 1, set()),
        ("3、预防", 3, set()),
        ("４． 预防", 4, set()),
        ("(a) Title", None, {1}),
        ("a) Titre", None, {1}),
        ("（b） 标题", None, {2}),
        ("(أ) العنوان", None, {1}),
        ("(ا) العنوان", None, {1}),
        ("(ه) العنوان", None, {5}),
        ("с) название", None, {3, 19} - {19}),
        ("1 (a) Title", 1, {1}),
        ("8(c)标题", 8, {3}),
    ],
)
def test_marks_of_every_language(text: str, item: int | None, subs: set[int]) -> None:
    mark = leading_mark(text)
    assert mark is not None
    assert mark.item == item
    assert subs <= mark.subs


@pytest.mark.parametrize("text", ["Title", "2023 was a year", "(see annex)", "75. Title", ""])
def test_no_mark(text: str) -> None:
    assert leading_mark(text) is None


def test_two_levels_and_no_punctuation_in_titles() -> None:
    text = "1. Matters:\n(a) Opening;\n(b) Election.\n2. Review.\n3. Report."
    assert labels(text) == [
        ("1", "Matters"),
        ("1 (a)", "Opening"),
        ("1 (b)", "Election"),
        ("2", "Review"),
        ("3", "Report"),
    ]
    assert told(text) == []


def test_french_spaces_before_punctuation() -> None:
    text = "1. Questions\u00a0:\na) Ouverture\u00a0;\nb) Élection.\n2. Examen."
    assert labels(text, "fr")[:2] == [("1", "Questions"), ("1 (a)", "Ouverture")]


def test_russian_lists_may_lack_their_stops() -> None:
    text = "1. Вопросы:\na) открытие;\nb) утверждение\n2. Обзор\n3. Доклад"
    assert [label for label, _ in labels(text, "ru")] == ["1", "1 (a)", "1 (b)", "2", "3"]
    assert labels(text.replace("\n", " "), "ru") == labels(text, "ru")


def test_all_on_one_line() -> None:
    text = "1. Matters: (a) Opening; (b) Election. 2. Review, paragraph 4 (c), of it. 3. Report."
    assert [label for label, _ in labels(text)] == ["1", "1 (a)", "1 (b)", "2", "3"]


def test_lost_labels_follow_from_the_marks_behind_the_titles() -> None:
    text = "Matters:\nOpening;\nElection.\nReview.\nReport."
    assert [label for label, _ in labels(text)] == ["1", "1 (a)", "1 (b)", "2", "3"]
    assert told(text) == ["label-restored"] * 5


def test_a_lost_label_without_any_mark_before_it_is_part_of_the_title() -> None:
    assert labels("1. Review of\nthe Convention.\n2. Report.")[0] == (
        "1",
        "Review of the Convention",
    )


def test_a_number_at_the_head_of_a_broken_title_is_no_label() -> None:
    text = "1. Article 63, paragraph\n4 (c) and (d), of it.\n2. Report."
    assert labels(text) == [
        ("1", "Article 63, paragraph 4 (c) and (d), of it"),
        ("2", "Report"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1. One.\n3. Three.", "label-missing"),
        ("1. One.\n1. Two.", "label-repeated"),
        ("1. One:\n(a) A;\n(c) C.", "label-missing"),
        ("1. One:\n(a) A;\n(a) B.", "label-repeated"),
        ("(a) A;\n(b) B.", "label-repeated"),
        ("1.", "label-without-text"),
        ("", "items-missing"),
    ],
)
def test_what_cannot_be_a_list_is_an_error(text: str, code: str) -> None:
    found = outline(text)
    assert code in {one.code for one in found.problems}
    assert any(one.severity == "error" for one in found.problems)


def test_numbers_that_begin_anew_begin_the_annotations() -> None:
    found = outline("1. One.\n2. Two.\n1. One\nA paragraph.\n2. Two\nAnother.")
    assert [node.label for node in found.nodes] == ["1", "2"]
    assert [line.text for line in found.rest] == [
        "1. One",
        "A paragraph.",
        "2. Two",
        "Another.",
    ]
