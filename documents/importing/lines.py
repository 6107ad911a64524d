"""A raw text as clean lines: without marks, Markdown, page furniture; each knows its number."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from documents.importing.folding import fold
from documents.importing.problems import Problem, problem
from documents.rules.symbols import find_symbols

LINE_LIMIT = 20_000
_MASTHEAD_LINES = 40  # the document's own symbol stands within these

_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc]")
_KASHIDA = re.compile("\u0640+")
_LETTER_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_EASTERN = {0x0660 + digit: str(digit) for digit in range(10)}
_EASTERN |= {0x06F0 + digit: str(digit) for digit in range(10)}
_EASTERN_DIGIT = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
_LOST = re.compile("\ufffd")
_SPACES = re.compile("[ \u2000-\u200a\u202f\u205f\u3000]+")
_NBSP_WANTED = re.compile("(?<=\\d)\u00a0(?=\\d)|\u00a0(?=[;:!?»%])|(?<=«)\u00a0")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]{0,400})\]\(([^()\s]{0,400})\)")
_ADDRESS = re.compile(r"<?https?://[^\s<>()（）\[\]，。；]{1,400}>?")
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+")
_BOLD = re.compile(r"^\s*(\*\*|__)(?=\S).*\1\s*$")
_EMPHASIS = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_BULLET = re.compile(r"^\s*(?:[-*+•·▪◦]\s+|>\s?)+")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|])")
_RULE = re.compile(r"^[\s|:\-_=*]{3,}$")
_TABLE_ROW = re.compile(r"^\s*\|.*\|\s*$")
_JOB = (
    r"(?:\d{1,3}/\d{1,3}\s+)?\bV\.\s?\d\d-\d{5}(?:\s*\([ACEFRS]\))?"
    r"(?:\s+[A-Z]{2,3}\b)?(?:\s+\d{6}\b){0,3}(?:\s+\d{1,3}/\d{1,3}\b)?"
)
_FURNITURE = re.compile(
    rf"{_JOB}|\*\d{{7}}\*|<>[^<>]{{0,80}}<>|\bV\.?\s?\([ACEFRS]\)[\s*]*$|(?<=\s)\*\s\*$"
)
_PAGE = re.compile(
    r"^(?:-\s?\d{1,3}\s?-|(?:page|стр\.|página|第)\s?\d{1,3}(?:\s?页)?)$",
    re.IGNORECASE,
)


_PAGE_OF = re.compile(r"^(\d{1,3})\s?/\s?(\d{1,3})$")  # 3/18; but also resolution 3/1


@dataclass(frozen=True)
class Line:
    """One line of the text, cleaned."""

    number: int  # in the file, 1 is the first
    text: str  # cells of a table row are parted by a tab
    level: int = 0  # rank of a heading as marked in the file: 1 to 6, bold is 7, 0 is none
    is_bullet: bool = False

    @property
    def is_heading(self) -> bool:
        return self.level > 0

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a table row; a line that is no row is one cell."""
        return tuple(cell.strip() for cell in self.text.split("\t"))

    @property
    def flat(self) -> str:
        """The text with its cells run together."""
        return " ".join(self.text.split("\t")).strip() if "\t" in self.text else self.text

    def with_text(self, text: str, *, level: int | None = None) -> Line:
        return replace(self, text=text, level=self.level if level is None else level)


@dataclass(frozen=True)
class Link:
    """An address behind a text, where the text before it ends in a symbol."""

    line: int
    symbol: str
    address: str


@dataclass(frozen=True)
class CleanText:
    """All lines, the links taken out of them, and what was repaired."""

    lines: tuple[Line, ...]
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]


def clean_text(text: str | Sequence[str]) -> CleanText:
    """The lines of a text, empty ones kept as empty: they part paragraphs."""
    raw = _split(text) if isinstance(text, str) else list(text)
    if len(raw) > LINE_LIMIT:
        found = problem("too-many-lines", 1, count=len(raw), limit=LINE_LIMIT)
        return CleanText((), (), (found,))
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    lines: list[Line] = []
    links: list[Link] = []
    for number, one in enumerate(raw, start=1):
        plain = _plain(one, number, counts, first)
        bare, addresses = _without_links(plain)
        links += [Link(number, symbol, address) for symbol, address in addresses]
        lines.append(_line(number, bare))
    lines = _without_page_starts(lines)
    lines, furniture = _without_furniture(lines)
    if furniture:
        counts["furniture-removed"] = len(furniture)
        first["furniture-removed"] = furniture[0]
    return CleanText(tuple(lines), tuple(links), tuple(_notes(raw, counts, first)))


def _split(text: str) -> list[str]:
    return re.split(r"\r\n|[\n\r\v\f\u0085\u2028\u2029]", text)


def _notes(raw: list[str], counts: Counter[str], first: dict[str, int]) -> Iterable[Problem]:
    for code, count in counts.items():
        yield problem(code, first[code], count=count)
    for number, one in enumerate(raw, start=1):
        lost = _LOST.search(one)
        if lost:
            around = one[max(lost.start() - 20, 0) : lost.end() + 20]
            yield problem("damaged-characters", number, text=around)


def _plain(text: str, number: int, counts: Counter[str], first: dict[str, int]) -> str:
    """Without invisible marks and kashida, digits and letter forms in their usual shape."""

    def note(code: str) -> None:
        counts[code] += 1
        first.setdefault(code, number)

    bare = _KASHIDA.sub("", _INVISIBLE.sub("", text))
    if len(bare) != len(text):
        note("marks-removed")
    if _EASTERN_DIGIT.search(bare):
        note("eastern-digits")
        bare = bare.translate(_EASTERN)
    if _LETTER_FORMS.search(bare):
        note("letter-forms")
        bare = _LETTER_FORMS.sub(lambda m: unicodedata.normalize("NFKC", m.group()), bare)
    return bare


def _without_links(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The text with the words of its links but not their addresses; symbol and address pairs."""
    if "://" not in text and "](" not in text:
        return text, []
    pairs: list[tuple[str, str]] = []

    def shown(match: re.Match[str]) -> str:
        symbols = find_symbols(match[1])
        if symbols and "CAC/" in match[2].upper():
            pairs.append((str(symbols[-1].symbol), match[2]))
        return match[1]

    bare = _MARKDOWN_LINK.sub(shown, text)
    parts, end = [], 0
    for match in _ADDRESS.finditer(bare):
        if "CAC/" not in match.group().upper() and not match.group().startswith("<"):
            continue
        parts.append(bare[end : match.start()])
        end = match.end()
        symbols = find_symbols("".join(parts))
        if symbols:
            pairs.append((str(symbols[-1].symbol), match.group().strip("<>")))
    return "".join(parts) + bare[end:], pairs


def _line(number: int, raw: str) -> Line:
    if _TABLE_ROW.match(raw):
        raw = "\t".join(cell.strip() for cell in raw.strip().strip("|").split("|"))
    if _RULE.match(raw):
        return Line(number, "")
    marked = _HEADING.match(raw)
    bare = raw[marked.end() :] if marked else raw
    is_bullet = bool(_BULLET.match(bare)) and not _BOLD.match(bare)
    if is_bullet:
        bare = _BULLET.sub("", bare)
    level = len(marked[1]) if marked else 7 * bool(_BOLD.match(bare))
    bare = _ESCAPE.sub(r"\1", _EMPHASIS.sub("", bare)).replace("<br>", " ")
    cells = [_tidy(cell) for cell in bare.split("\t")]
    text = "\t".join(cells) if any(cells) else ""
    return Line(number, text if len(cells) > 1 else text.strip(), level, is_bullet)


def _tidy(text: str) -> str:
    """One space between words; no-break spaces only where a language wants them."""
    if "\u00a0" in text:
        marked = _NBSP_WANTED.sub("\ue000", text)
        text = marked.replace("\u00a0", " ").replace("\ue000", "\u00a0")
    return _SPACES.sub(" ", text).strip(" \u00a0")


def _without_page_starts(lines: list[Line]) -> list[Line]:
    """Takes off the page number where each page is one line that begins with it: 1, 2, 3 …"""
    full = [line for line in lines if line.text]
    if len(full) < 2 or sum(len(line.text) for line in full) < 400 * len(full):
        return lines
    starts = [re.match(r"(\d{1,3})\s+(?=\S)", line.text) for line in full]
    if any(m is None or int(m[1]) != place for place, m in enumerate(starts, start=1)):
        return lines
    cut = {line.number: m.end() for line, m in zip(full, starts, strict=True) if m}
    return [line.with_text(line.text[cut.get(line.number, 0) :]) for line in lines]


def _without_furniture(lines: list[Line]) -> tuple[list[Line], list[int]]:
    """Without page numbers, job numbers and running heads; the numbers of the lines touched."""
    running = _running_heads(lines) | _page_numbers(lines)
    kept, touched = [], []
    for line in lines:
        text = _SPACES.sub(" ", _FURNITURE.sub("", line.text)) if line.text else ""
        bare = text.strip()
        gone = bool(_PAGE.match(fold(bare))) or line.number in running
        if gone or bare != line.text.strip():
            touched.append(line.number)
            text = "" if gone else text.strip(" ")
        kept.append(line.with_text(text))
    return kept, touched


def _running_heads(lines: list[Line]) -> frozenset[int]:
    """Lines that repeat the document's own symbol, which stands in the masthead first."""
    own = ""
    repeated = set()
    for line in lines:
        text = line.text.strip() if len(line.text) < 60 else ""
        if not text or not _is_symbol(text):
            continue
        if not own and line.number <= _MASTHEAD_LINES:
            own = text
        elif text == own:
            repeated.add(line.number)
    return frozenset(repeated)


def _page_numbers(lines: list[Line]) -> frozenset[int]:
    """Lines such as 3/18 that count the pages: of one whole, ascending, at least two of them."""
    by_whole: dict[int, list[tuple[int, int]]] = {}
    for line in lines:
        match = _PAGE_OF.match(fold(line.text.strip())) if len(line.text) < 10 else None
        if match and 1 <= int(match[1]) <= int(match[2]):
            by_whole.setdefault(int(match[2]), []).append((int(match[1]), line.number))
    found: set[int] = set()
    for pages in by_whole.values():
        numbers = [page for page, _ in pages]
        if len(numbers) > 1 and numbers == sorted(set(numbers)):
            found.update(number for _, number in pages)
    return frozenset(found)


def _is_symbol(text: str) -> bool:
    found = find_symbols(text)
    return len(found) == 1 and (found[0].start, found[0].end) == (0, len(text))
