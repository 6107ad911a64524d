"""What happens to the text of an issued agenda on its way to people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from cosp.kernel import languages
from cosp.kernel.languages import Language

Damage = Callable[[str, Language], str]


def one_line(text: str, _lang: Language) -> str:
    return " ".join(text.split())


def one_line_a_page(text: str, _lang: Language) -> str:
    """Each page one line that begins with its number, as some sites show documents."""
    words = text.split(" ")
    third = len(words) // 3
    pages = (words[:third], words[third : 2 * third], words[2 * third :])
    return "\n\n".join(f"{n} {' '.join(' '.join(p).split())}" for n, p in enumerate(pages, 1))


def _in_list(text: str, lang: Language, change: Callable[[str], str]) -> str:
    """Changes only the list of items."""
    start = text.index("\n" + lang.words["provisional_agenda"] + "\n")
    end = text.index("\n" + lang.words["annotations"] + "\n")
    return text[:start] + change(text[start:end]) + text[end:]


_ITEM = r"(?m)^(\d{1,2})[.-] "
_SUB = r"(?m)^\(?(?:[a-z]|[ء-ي])\) "


def lost_item_numbers(text: str, lang: Language) -> str:
    return _in_list(text, lang, lambda part: re.sub(_ITEM, "", part))


def lost_letters(text: str, lang: Language) -> str:
    return _in_list(text, lang, lambda part: re.sub(_SUB, "", part))


def lost_list_labels(text: str, lang: Language) -> str:
    return lost_letters(lost_item_numbers(text, lang), lang)


def lost_heading_labels(text: str, lang: Language) -> str:
    start = text.index("\n" + lang.words["annotations"] + "\n")
    rest = re.sub(_SUB, "", re.sub(_ITEM, "", text[start:]))
    return text[:start] + rest


def lost_all_labels(text: str, lang: Language) -> str:
    return re.sub(_SUB, "", re.sub(_ITEM, "", text))


def lost_table_labels(text: str, lang: Language) -> str:
    start = text.index(lang.words["proposed_organization_of_work"])
    rest = re.sub(r"\t\d[^\t\n]*\t(?=[^\t\n]*$)", "\t\t", text[start:], flags=re.MULTILINE)
    return text[:start] + rest


def lost_numbers_on_one_line(text: str, lang: Language) -> str:
    return one_line(lost_item_numbers(text, lang), lang)


def labels_on_their_own_lines(text: str, _lang: Language) -> str:
    return re.sub(_SUB.replace(") ", ")( )"), lambda m: m[0].rstrip() + "\n", _item_lines(text))


def _item_lines(text: str) -> str:
    return re.sub(_ITEM, lambda m: m[0].rstrip() + "\n", text)


def labels_before_titles(text: str, lang: Language) -> str:
    """All labels of the list, then all its titles, as a two-column page is read."""

    def change(part: str) -> str:
        lines = [line for line in part.splitlines() if line]
        pairs = [re.match(r"^((?:\d{1,2}[.-])|(?:\(?\w\))) (.*)$", line) for line in lines]
        labels = [m[1] for m in pairs if m]
        titles = [m[2] for m in pairs if m]
        head = [line for line, m in zip(lines, pairs, strict=True) if not m]
        return "\n" + "\n".join([*head, *labels, *titles]) + "\n"

    return _in_list(text, lang, change)


def lost_dashes(text: str, lang: Language) -> str:
    gap = {"zh-hans": "至", "es": " a "}.get(lang.code, "[–-]")
    to = "" if lang.code == "zh-hans" else " "
    return re.sub(rf"(?<=[\d日r.])\s?{gap}\s?(?=\d)", to, text)


def lost_hour_dashes(text: str, _lang: Language) -> str:
    return re.sub(r"(?<=[\dms.时])\s?[–-]\s?(?=\d)", " ", text)


def shifted_dates(text: str, _lang: Language) -> str:
    """The date cell of each day but the first on the row before, as in the founding text."""
    lines = text.splitlines()
    rows = [i for i, line in enumerate(lines) if line.count("\t") == 3]
    timed = [i for i in rows[1:] if lines[i].split("\t")[1]]
    for before, here in pairwise(timed):
        cells = lines[here].split("\t")
        if cells[0]:
            above = lines[before].split("\t")
            above[0], cells[0] = cells[0], ""
            lines[before], lines[here] = "\t".join(above), "\t".join(cells)
    return "\n".join(lines)


def cells_on_their_own_lines(text: str, _lang: Language) -> str:
    return re.sub(r"\t+", "\n", text)


def piped_table(text: str, _lang: Language) -> str:
    lines = [
        f"| {line.replace(chr(9), ' | ')} |" if line.count("\t") == 3 else line
        for line in text.splitlines()
    ]
    return "\n".join(lines)


def repeated_cells(text: str, _lang: Language) -> str:
    """Merged cells copied into each of their rows."""
    date = time = ""
    lines = []
    for line in text.splitlines():
        cells = line.split("\t")
        if len(cells) == 4:
            date, time = cells[0] or date, cells[1] or time
            line = "\t".join((date, time, *cells[2:]))
        lines.append(line)
    return "\n".join(lines)


def wide_brackets(text: str, _lang: Language) -> str:
    return text.replace("(", "（").replace(")", "）")


def narrow_brackets(text: str, _lang: Language) -> str:
    return text.replace("（", "(").replace("）", ")")


def no_break_spaces(text: str, _lang: Language) -> str:
    return text.replace(" ", "\u00a0")


def invisible_marks(text: str, _lang: Language) -> str:
    words = text.split(" ")
    marks = "\u200e\u200f\u2066\u2069\u202b\u200b\u2060\ufeff"
    return " ".join(word + marks[place % len(marks)] for place, word in enumerate(words))


def marks_in_symbols(text: str, _lang: Language) -> str:
    return text.replace("CAC/COSP/", "\u2066CAC/\u2060COSP/\u2060").replace(")", "\u2069)")


def eastern_digits(text: str, lang: Language) -> str:
    if lang is not languages.AR:
        return text
    digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    return "\n".join(
        line if "CAC/" in line or line.isascii() else line.translate(digits)
        for line in text.splitlines()
    )


def kashida(text: str, lang: Language) -> str:
    return re.sub(r"(?<=[بتسمنيله])(?=[بتسمنيلهد])", "ـ", text) if lang is languages.AR else text


def without_vowel_signs(text: str, _lang: Language) -> str:
    return re.sub("[\u064b-\u0652]", "", text)


def page_furniture(text: str, _lang: Language) -> str:
    """A page end after every tenth line: job number, page number, running head."""
    lines, page = [], 1
    for place, line in enumerate(text.splitlines(), start=1):
        lines.append(line)
        if place % 10 == 0:
            page += 1
            lines += ["", f"V.23-19915\t{page}/99", "\f", "CAC/COSP/2023/1", "", f"{page}/99"]
    return "\n".join(lines)


def narrow_column(text: str, lang: Language) -> str:
    """Lines broken at 72 characters, long words divided."""
    return "\n".join(part for line in text.splitlines() for part in _wrapped(line, lang))


def _wrapped(line: str, lang: Language) -> Iterator[str]:
    width = 40 if lang is languages.ZH else 72
    if "\t" in line:
        yield line
        return
    while len(line) > width:
        cut = line.rfind(" ", 0, width) if lang is not languages.ZH else width
        cut = cut if cut > 0 else width
        yield line[:cut].rstrip()
        line = line[cut:].lstrip()
    yield line


def no_empty_lines(text: str, _lang: Language) -> str:
    return "\n".join(line for line in text.splitlines() if line.strip())


def markdown(text: str, lang: Language) -> str:
    """Headings and lists as a converter writes them."""
    start = text.index("\n" + lang.words["annotations"] + "\n")
    rest = re.sub(r"(?m)^(\d{1,2}[.-] |\(?\w\) )", r"### \1", text[start:])
    head = re.sub(r"(?m)^(\(?\w\) )", r"  - \1", text[:start])
    return head + rest


def spaced_marks(text: str, _lang: Language) -> str:
    return re.sub(r"(?<=\S)([;:؛；：])(?=\n)", r" \1", text)


def crlf(text: str, _lang: Language) -> str:
    return text.replace("\n", "\r\n")


HARMLESS: tuple[Damage, ...] = (
    shifted_dates,
    cells_on_their_own_lines,
    piped_table,
    repeated_cells,
    narrow_brackets,
    wide_brackets,
    no_break_spaces,
    invisible_marks,
    marks_in_symbols,
    eastern_digits,
    kashida,
    page_furniture,
    narrow_column,
    no_empty_lines,
    markdown,
    spaced_marks,
    crlf,
    lost_dashes,
    labels_on_their_own_lines,
    without_vowel_signs,
)
HARMFUL: tuple[Damage, ...] = (
    one_line,
    one_line_a_page,
    lost_item_numbers,
    lost_letters,
    lost_list_labels,
    lost_heading_labels,
    lost_all_labels,
    lost_table_labels,
    lost_numbers_on_one_line,
    labels_before_titles,
    lost_hour_dashes,
)
