"""The founding text, 16 October 2023 in Chinese: each of its traps, rebuilt here.

The issued text itself is not part of the repository; where it lies beside it, or COSP_FOUNDING_TEXT
names it, it is read whole and its figures are compared.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from documents.importing.agenda import AgendaReading, read_agenda
from documents.importing.report import as_json

from .issued import issued_agenda

BESIDE = Path(__file__).resolve().parents[4] / "shared/seed/provisional-agenda-2023-zh.txt"
FOUNDING = Path(os.environ.get("COSP_FOUNDING_TEXT", BESIDE))


def zh() -> str:
    return issued_agenda("zh")[0]


def told(text: str) -> dict[str, list[int]]:
    """Codes of the problems of a text and their lines."""
    found: dict[str, list[int]] = {}
    for one in read_agenda(text, "zh").problems:
        found.setdefault(one.code, []).append(one.line)
    return found


def line_of(text: str, words: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if words in line)


def test_a_masthead_without_symbol_gets_the_one_of_the_series() -> None:
    reading = read_agenda(zh().replace("\tCAC/COSP/2023/1", ""), "zh")
    assert str(reading.session.symbol) == "CAC/COSP/2023/1"
    assert reading.session.is_symbol_derived
    assert "symbol-missing" in {one.code for one in reading.problems}


def test_headings_of_one_rank_may_be_marked_in_many_ways() -> None:
    text = zh()
    for mark, plain in (
        ("#### ", "(a) 缔约国会议第十届会议开幕\n\n"),
        ("### ", "(c) 通过议程和工作安排\n\n"),
        ("## ", "4. 预防\n\n"),
        ("### ", "3. 技术援助\n\n"),
    ):
        text = text.replace(f"\n{plain}", f"\n{mark}{plain}")
    text = text.replace("\n9. 第十一届会议临时议程\n", "\n**9. 第十一届会议临时议程**\n")
    assert "heading-levels" in told(text)
    assert not read_agenda(text, "zh").has_errors


def test_a_sub_item_detached_from_its_list_is_found_again() -> None:
    text = zh().replace("(c) 其他事项。", "\n\n\n(c) 其他事项。")
    assert told(text)["item-detached"] == [line_of(text, "(c) 其他事项。")]
    assert [item.label for item in read_agenda(text, "zh").items[7].children] == [
        "8 (a)",
        "8 (b)",
        "8 (c)",
    ]


def test_a_sentence_broken_by_a_page_end_is_joined() -> None:
    text = zh().replace("缔约国会议将审议", "缔约国会议将\n\n审议", 1)
    if text == zh():
        text = zh().replace("第十届会议定于", "第十届会议\n\n定于", 1)
    assert told(text)["paragraph-joined"]
    assert not read_agenda(text, "zh").has_errors


def test_a_link_that_contradicts_its_text_is_told_and_not_followed() -> None:
    text = zh().replace(
        "（CAC/COSP/2023/5）",
        "（[CAC/COSP/2023/5](#)<http://undocs.org/CAC/COSP/2021/6>）",
        1,
    )
    problem = next(one for one in read_agenda(text, "zh").problems if "link" in one.code)
    assert problem.code == "link-contradicts-text"
    assert problem.line == line_of(text, "undocs")
    assert dict(problem.parameters) == {"symbol": "CAC/COSP/2023/5", "link": "CAC/COSP/2021/6"}
    named = {str(s) for item in read_agenda(text, "zh").all_items for s in item.mentioned}
    assert "CAC/COSP/2021/6" not in named


def test_a_link_that_agrees_with_its_text_is_no_problem() -> None:
    text = zh().replace(
        "（CAC/COSP/2023/5）", "（[CAC/COSP/2023/5](https://undocs.org/zh/CAC/COSP/2023/5)）", 1
    )
    assert "link-contradicts-text" not in told(text)


def test_an_english_word_left_in_a_chinese_title_is_told() -> None:
    text = zh().replace("有效应对挑战和采取措施", "有效应对挑战 and 采取措施", 1)
    assert len(told(text)["foreign-word"]) == 1


def test_a_varying_name_of_the_conference_is_told_with_its_count() -> None:
    text = zh().replace("缔约国会议在第", "缔约方会议在第", 2)
    found = [one for one in read_agenda(text, "zh").problems if one.code == "name-varies"]
    assert sum(int(str(dict(one.parameters)["count"])) for one in found) == 2


def test_labels_written_in_two_ways_are_read_alike() -> None:
    text = zh().replace("\t1(a)\t", "\t1 (a)\t")
    assert told(text)["label-forms-vary"]
    assert read_agenda(text, "zh").meetings[0].items[0] == "1 (a)"


def test_the_founding_timetable_shifted_by_one_row_is_put_right() -> None:
    rows = (
        "12月11日，星期一\t上午10时至下午1时\t1 (a)\t会议开幕\n"
        "\t\t1 (b)\t选举主席团成员\n\t\t1 (c)\t通过议程和工作安排\n\t\t1 (d)\t观察员与会\n"
        "\t\t1(e)\t通过主席团关于全权证书的报告\n\t\t1(f)\t一般性讨论\n"
        "12月12日，星期二\t下午3时至6时\t1(f)\t一般性讨论（续）\n"
        "\t上午10时至下午1时\t1(f)\t一般性讨论（续）\n"
        "12月13日，星期三\t下午3时至6时\t1(f)\t一般性讨论（续）\n"
        "\t上午10时至下午1时\t2和3\t审议《联合国反腐败公约》实施情况；技术援助\n"
        "12月14日，星期四\t下午3时至6时\t4\t预防\n"
        "\t上午10时至下午1时\t5和6\t资产追回；国际合作\n"
        "12月15日，星期五\t下午3时至6时\t7\t关于预防和打击腐败\n"
        "\t上午10时至下午1时\t8\t其他事项\n"
        "\t下午3时至6时\t9和10\t第十一届会议临时议程；通过报告\n"
    )
    head = zh()[: zh().rindex("12月11日，星期一")]
    reading = read_agenda(head + rows, "zh")
    assert [(m.date.day, m.period, list(m.items)) for m in reading.meetings] == [
        (11, "morning", ["1 (a)", "1 (b)", "1 (c)", "1 (d)", "1 (e)", "1 (f)"]),
        (11, "afternoon", ["1 (f)"]),
        (12, "morning", ["1 (f)"]),
        (12, "afternoon", ["1 (f)"]),
        (13, "morning", ["2", "3"]),
        (13, "afternoon", ["4"]),
        (14, "morning", ["5", "6"]),
        (14, "afternoon", ["7"]),
        (15, "morning", ["8"]),
        (15, "afternoon", ["9", "10"]),
    ]
    shifted = next(one for one in reading.problems if one.code == "timetable-shifted")
    assert shifted.line == line_of(head + rows, "12月12日，星期二")


def test_an_annotation_title_of_its_own_is_kept_and_told() -> None:
    reading = read_agenda(zh(), "zh")
    last = reading.items[7].children[2]
    assert (last.title, last.annotation_title) == ("其他事项", "任何其他事项")
    assert "annotation-title-differs" in told(zh())


def test_the_mailboxes_are_lifted() -> None:
    assert read_agenda(zh(), "zh").session.mailboxes == (
        "uncac@un.org",
        "cosp10.statements@un.org",
    )


def counts(reading: AgendaReading) -> list[int]:
    return [len(item.listed) for item in reading.items]


@pytest.mark.skipif(not FOUNDING.is_file(), reason="the founding text is not at hand")
def test_the_founding_text_itself() -> None:
    reading = read_agenda(FOUNDING.read_text(encoding="utf-8"), "zh")
    assert not reading.has_errors
    assert [len(item.children) for item in reading.items] == [6, 0, 0, 0, 0, 0, 0, 3, 0, 0]
    assert counts(reading) == [0, 13, 1, 5, 5, 6, 1, 0, 0, 0]
    symbols = {str(paper.symbol) for item in reading.all_items for paper in item.listed}
    symbols |= {str(symbol) for item in reading.all_items for symbol in item.mentioned}
    links = {dict(p.parameters)["link"] for p in reading.problems if "link" in p.code}
    assert links == {"CAC/COSP/2021/6"}
    assert len(symbols | links) == 37
    assert len(reading.meetings) == 10
    assert {(one.kind, one.at) for one in reading.dates} == {
        ("draft-resolutions", "2023-11-13"),
        ("speakers-list-opens", "2023-11-13"),
        ("speakers-list-closes", "2023-12-11T12:00"),
        ("video-statements", "2023-12-04"),
        ("general-discussion-ends", "2023-12-12T18:00"),
        ("data-cut-off", "2023-12-01"),
    }
    odd = {one.code for one in reading.problems}
    assert odd >= {
        "symbol-missing",
        "heading-levels",
        "item-detached",
        "paragraph-joined",
        "timetable-shifted",
        "link-contradicts-text",
        "foreign-word",
        "name-varies",
        "label-forms-vary",
        "brackets-vary",
    }


def test_the_report_has_exactly_the_agreed_form() -> None:
    report = as_json(read_agenda(zh(), "zh"))
    assert list(report) == ["session", "items", "meetings", "dates", "problems"]
    item = report["items"][4]
    assert set(item) == {
        "label",
        "title",
        "annotation_title",
        "annotation",
        "documents",
        "children",
    }
    assert item["documents"][0] == {"symbol": "CAC/COSP/2023/14", "role": "listed"}
    assert {"symbol": "CAC/COSP/2023/CRP.3", "role": "mentioned"} in item["documents"]
    assert report["meetings"][4] == {
        "date": "2023-12-13",
        "period": "morning",
        "items": ["2", "3"],
        "title": "审议《联合国反腐败公约》实施情况；技术援助",
    }
    assert set(report["dates"][0]) == {"kind", "at", "line"}
    assert set(report["problems"][0]) == {"code", "line", "message"}
