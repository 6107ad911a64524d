"""The sample session as the plain text of an issued agenda, in any of the six languages."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import docx
import yaml

from cosp.kernel import languages
from cosp.kernel.languages import Language

DATA = Path(__file__).resolve().parents[3] / "documents" / "data" / "cosp10"
OPENS_ON, CLOSES_ON = dt.date(2023, 12, 11), dt.date(2023, 12, 15)
DISTRIBUTED_ON = dt.date(2023, 10, 16)
DEADLINES = {
    "draft-resolutions": "2023-11-13",
    "speakers-list-opens": "2023-11-13",
    "speakers-list-closes": "2023-12-11T12:00",
    "video-statements": "2023-12-04",
    "general-discussion-ends": "2023-12-12T18:00",
    "data-cut-off": "2023-12-01",
}
SHORT = {  # stands in for a text where a language's annotations are not written yet
    "ar": "ينظر المؤتمر في هذا البند.",
    "zh-hans": "缔约国会议将审议本项目。",
    "en": "The Conference will consider this item.",
    "fr": "La Conférence examinera ce point.",
    "ru": "Конференция рассмотрит этот пункт.",
    "es": "La Conferencia examinará este tema.",
}


@dataclass
class Expected:
    """What a reader must find in the text."""

    tree: list[tuple[str, str]] = field(default_factory=list)  # label, title
    annotations: dict[str, list[str]] = field(default_factory=dict)
    listed: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # symbol, title
    meetings: list[tuple[str, str, list[str]]] = field(default_factory=list)


@lru_cache(maxsize=32)
def load(name: str) -> Any:
    path = DATA / name
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}


@lru_cache(maxsize=8)
def issued_agenda(code: str) -> tuple[str, Expected]:
    """The text of the agenda as issued in a language, and what stands in it."""
    lang = languages.language(code)
    expected = Expected()
    parts = [*_masthead(lang), *_list(lang, expected), *_annotations(lang, expected)]
    return "\n".join([*parts, *_annex(lang, expected)]) + "\n", expected


def _masthead(lang: Language) -> list[str]:
    session = load("session.yaml")
    place = session["session"]["place"][lang.short]
    dates = languages.date_range(lang, OPENS_ON, CLOSES_ON)
    return [
        f"{lang.words['united_nations']}\tCAC/COSP/2023/1",
        session["body"]["name"][lang.short],
        *languages.distribution_block(lang, "general", DISTRIBUTED_ON, languages.EN),
        "",
        languages.session_name(lang, 10),
        lang.words["place_and_dates"].format(place=place, dates=dates),
        "",
        lang.words["annotated_provisional_agenda"],
        "",
    ]


def _list(lang: Language, expected: Expected) -> list[str]:
    words = lang.words
    lines = [words["provisional_agenda"], ""]
    for number, item in enumerate(load("agenda.yaml")["items"], start=1):
        children = item.get("children", [])
        end = words["parent_end"] if children else words["final_end"]
        title = item["title"][lang.short]
        lines.append(f"{languages.item_mark(lang, number)} {title}{end}")
        expected.tree.append((str(number), title))
        for sub, child in enumerate(children, start=1):
            end = words["final_end"] if sub == len(children) else words["list_end"]
            title = child["title"][lang.short]
            lines.append(f"{languages.sub_mark(lang, sub)} {title}{end}")
            expected.tree.append((languages.label(languages.EN, number, sub), title))
    return [*lines, "", words["annotations"], ""]


def _annotations(lang: Language, expected: Expected) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(load("agenda.yaml")["items"], start=1):
        lines += _annotation(lang, item, number, None, expected)
        for sub, child in enumerate(item.get("children", []), start=1):
            lines += _annotation(lang, child, number, sub, expected)
    return lines


def _annotation(
    lang: Language, item: dict[str, Any], number: int, sub: int | None, expected: Expected
) -> list[str]:
    label = languages.label(languages.EN, number, sub)
    mark = languages.sub_mark(lang, sub) if sub else languages.item_mark(lang, number)
    titles = {**item["title"], **item.get("annotation_title", {})}
    paragraphs = _paragraphs(lang, item)
    expected.annotations[label] = paragraphs
    lines = [f"{mark} {titles[lang.short]}", ""]
    for paragraph in paragraphs:
        lines += [paragraph, ""]
    listed = _documents(lang, item["key"])
    expected.listed[label] = listed
    if listed:
        lines += [lang.words["documents"], ""]
        form = "{}（{}）" if lang is languages.ZH else "{} ({})"
        lines += [form.format(title, symbol) for symbol, title in listed]
        lines.append("")
    return lines


def _paragraphs(lang: Language, item: dict[str, Any]) -> list[str]:
    texts = load(f"annotations/{lang.short}.yaml")
    if not texts:
        return [] if item.get("children") and item["key"] != "other-matters" else [SHORT[lang.code]]
    return [_filled(lang, " ".join(text.split())) for text in texts.get(item["key"], [])]


def _filled(lang: Language, text: str) -> str:
    def put(match: re.Match[str]) -> str:
        if match[1] == "session-dates":
            return languages.date_range(lang, OPENS_ON, CLOSES_ON)
        day = dt.date.fromisoformat(DEADLINES[match[1]][:10])
        return (languages.weekday_date if match[2] else languages.full_date)(lang, day)

    return re.sub(r"\{([a-z-]+)(:weekday)?\}", put, text)


def _documents(lang: Language, key: str) -> list[tuple[str, str]]:
    rows = [
        (row["listed"][key], row["symbol"], _filled(lang, row["title"][lang.short]))
        for row in load("documents.yaml")["documents"]
        if key in row.get("listed", {})
    ]
    return [(symbol, title) for _, symbol, title in sorted(rows)]


def _annex(lang: Language, expected: Expected) -> list[str]:
    words = lang.words
    heads = ("date", "time", "item", "title_or_description")
    lines = [
        words["annex"],
        "",
        words["proposed_organization_of_work"],
        "",
        "\t".join(words[head] for head in heads),
    ]
    numbers = _numbers()
    hours = load("meetings.yaml")["hours"]
    seen: set[str] = set()
    last = None
    for meeting in load("meetings.yaml")["meetings"]:
        day = OPENS_ON + dt.timedelta(days=meeting["day"] - 1)
        date = "" if day == last else languages.day_heading(lang, day)
        starts, ends = (dt.time.fromisoformat(one) for one in hours[meeting["period"]])
        rows = _rows(lang, meeting["items"], numbers, seen)
        time = languages.time_range(lang, starts, ends)
        for place, (label, title) in enumerate(rows):
            cells = (date, time) if place == 0 else ("", "")
            lines.append("\t".join((*cells, label, title)))
        labels = [languages.label(languages.EN, *numbers[key][0]) for key in meeting["items"]]
        expected.meetings.append((day.isoformat(), meeting["period"], labels))
        last = day
    note = load("session.yaml")["session"]["work_note"][lang.short]
    return [*lines, "", f"{words['note']} {note}"]


def _numbers() -> dict[str, tuple[tuple[int, int | None], dict[str, str]]]:
    found: dict[str, tuple[tuple[int, int | None], dict[str, str]]] = {}
    for number, item in enumerate(load("agenda.yaml")["items"], start=1):
        found[item["key"]] = ((number, None), item["title"])
        for sub, child in enumerate(item.get("children", []), start=1):
            found[child["key"]] = ((number, sub), child["title"])
    return found


def _rows(
    lang: Language,
    keys: list[str],
    numbers: dict[str, tuple[tuple[int, int | None], dict[str, str]]],
    seen: set[str],
) -> list[tuple[str, str]]:
    """One row a sub-item; items that share a meeting stand in one row, joined."""
    rows: list[tuple[str, str]] = []
    places = [(numbers[key][0], _title(lang, numbers[key][1], key in seen)) for key in keys]
    seen.update(keys)
    items = [(place, title) for place, title in places if place[1] is None]
    rows += [(languages.label(lang, *place), title) for place, title in places if place[1]]
    if items:
        labels = [languages.label(lang, *place) for place, _ in items]
        joined = labels[0]
        if len(labels) == 2:
            joined = lang.words["item_and"].format(first=labels[0], last=labels[1])
        rows.append((joined, lang.words["title_joint"].join(title for _, title in items)))
    return rows


def _title(lang: Language, titles: dict[str, str], is_continued: bool) -> str:
    continued = f" {lang.words['continued']}" if is_continued else ""
    return titles[lang.short] + continued


def as_docx(text: str) -> bytes:
    """The text as a Word document: its table a table with merged cells, the rest paragraphs."""
    document = docx.Document()
    rows = [line.split("\t") for line in text.splitlines() if line.count("\t") == 3]
    is_placed = False
    for line in text.splitlines():
        if line.count("\t") != 3:
            document.add_paragraph(line)
        elif not is_placed:
            _add_table(document, rows)
            is_placed = True
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add_table(document: docx.document.Document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=4)
    first = [0, 0]  # the rows in which the date and the hours in force stand
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            if column < 2 and not text:
                table.cell(first[column], column).merge(table.cell(place, column))
            else:
                table.cell(place, column).text = text
            if column < 2 and text:
                first[column] = place
