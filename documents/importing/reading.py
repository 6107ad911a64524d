"""Files to text: .txt, .md and .docx, with a clear refusal of anything else.

A file is looked at before it is opened: its size, its first bytes and, for a .docx, the sizes its
directory declares, so that neither 200 MB nor a zip bomb is ever held in memory.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import InvalidXmlError
from docx.table import Table
from docx.text.hyperlink import Hyperlink
from docx.text.paragraph import Paragraph

from documents.importing.problems import gettext_noop

MAX_FILE_BYTES = 10 * 1024 * 1024
MAX_TEXT_BYTES = 4 * 1024 * 1024  # an annotated agenda has about 50 kB
MAX_UNPACKED_BYTES = 64 * 1024 * 1024
MAX_PARTS = 2000
_CHUNK = 1024 * 1024
_TEXT_ENDINGS = (".txt", ".md", ".markdown", ".text")
_PICTURES = {
    b"\x89PNG": gettext_noop("a picture (PNG)"),
    b"\xff\xd8\xff": gettext_noop("a picture (JPEG)"),
    b"GIF8": gettext_noop("a picture (GIF)"),
    b"BM": gettext_noop("a picture (BMP)"),
    b"II*\x00": gettext_noop("a picture (TIFF)"),
    b"MM\x00*": gettext_noop("a picture (TIFF)"),
    b"RIFF": gettext_noop("a picture or a sound"),
    b"%PDF": gettext_noop("a PDF"),
    b"{\\rtf": gettext_noop("an RTF"),
    b"\xd0\xcf\x11\xe0": gettext_noop("an old Word, Excel or PowerPoint file (.doc, .xls, .ppt)"),
    b"\x1f\x8b": gettext_noop("a compressed file"),
    b"7z\xbc\xaf": gettext_noop("a compressed file"),
    b"Rar!": gettext_noop("a compressed file"),
    b"\x7fELF": gettext_noop("a program"),
    b"MZ": gettext_noop("a program"),
    b"<!DO": gettext_noop("a web page"),
    b"<htm": gettext_noop("a web page"),
}
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

# Sentences are marked for the translators; whoever shows them translates them.
REFUSALS = {
    "missing": gettext_noop("There is no file {name}."),
    "empty": gettext_noop("{name} is empty. Choose the file of the agenda."),
    "too-large": gettext_noop(
        "{name} has {size} MB; an agenda has at most {limit} MB. Choose another file."
    ),
    "other-kind": gettext_noop(
        "{name} is {kind}. Save the agenda as .docx, .txt or .md and choose that file."
    ),
    "unknown-kind": gettext_noop(
        "{name} is not a .docx, .txt or .md file. Choose a file of one of these kinds."
    ),
    "not-text": gettext_noop(
        "{name} is not a text in UTF-8 or UTF-16. Save it as UTF-8 and try again."
    ),
    "not-docx": gettext_noop(
        "{name} is damaged or is not a Word document. Open and save it again as .docx."
    ),
    "unpacks-too-large": gettext_noop(
        "{name} unpacks to more than {limit} MB, which no agenda does. It was not opened."
    ),
}


class UnreadableFile(Exception):
    """A file that cannot be an agenda; the message says what to do."""

    def __init__(self, code: str, **parameters: object):
        super().__init__(REFUSALS[code].format(**parameters))
        self.code = code
        self.parameters = parameters


@dataclass(frozen=True)
class _File:
    name: str
    content: bytes


def read_file(path: Path) -> str:
    """The text of a file on disk. Raises UnreadableFile."""
    if not path.is_file():
        raise UnreadableFile("missing", name=path.name)
    _check_size(path.name, path.stat().st_size)
    return read_bytes(path.name, path.read_bytes())


def read_bytes(name: str, content: bytes) -> str:
    """The text of an uploaded file, by its name and content. Raises UnreadableFile."""
    file = _File(Path(name).name, content)
    _check_size(file.name, len(content))
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFile("empty", name=file.name)
    _check_kind(file)
    if content.startswith(b"PK\x03\x04"):
        text = _docx_text(file)
    elif Path(file.name).suffix.lower() in _TEXT_ENDINGS:
        text = _plain_text(file)
    else:
        code = "not-docx" if file.name.lower().endswith(".docx") else "unknown-kind"
        raise UnreadableFile(code, name=file.name)
    if not text.strip():
        raise UnreadableFile("empty", name=file.name)
    return text


def _check_size(name: str, size: int) -> None:
    if size > MAX_FILE_BYTES:
        limit = MAX_FILE_BYTES // (1024 * 1024)
        raise UnreadableFile("too-large", name=name, size=-(-size // (1024 * 1024)), limit=limit)
    if size == 0:
        raise UnreadableFile("empty", name=name)


def _check_kind(file: _File) -> None:
    """Refuses by the first bytes: the ending of a name says little."""
    for start, kind in _PICTURES.items():
        if file.content.startswith(start):
            raise UnreadableFile("other-kind", name=file.name, kind=kind)


def _plain_text(file: _File) -> str:
    if len(file.content) > MAX_TEXT_BYTES:
        megabytes = -(-len(file.content) // (1024 * 1024))
        limit = MAX_TEXT_BYTES // (1024 * 1024)
        raise UnreadableFile("too-large", name=file.name, size=megabytes, limit=limit)
    encoding = next((code for mark, code in _MARKS if file.content.startswith(mark)), "utf-8")
    try:
        text = file.content.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableFile("not-text", name=file.name) from None
    if "\x00" in text:
        raise UnreadableFile("not-text", name=file.name)
    return text


# --- docx -------------------------------------------------------------------------------------


def _docx_text(file: _File) -> str:
    _check_archive(file)
    try:
        document = docx.Document(io.BytesIO(file.content))
        return "\n".join(_lines(document))
    except (KeyError, ValueError, SyntaxError, zipfile.BadZipFile, OpcError, InvalidXmlError):
        raise UnreadableFile("not-docx", name=file.name) from None


def _check_archive(file: _File) -> None:
    """Unpacks to nowhere, counting: what a directory declares may be a lie."""
    limit = MAX_UNPACKED_BYTES // (1024 * 1024)
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            parts = archive.infolist()
            declared = sum(part.file_size for part in parts)
            if len(parts) > MAX_PARTS or declared > MAX_UNPACKED_BYTES:
                raise UnreadableFile("unpacks-too-large", name=file.name, limit=limit)
            if "word/document.xml" not in archive.namelist():
                raise UnreadableFile("not-docx", name=file.name)
            if sum(_unpacked(archive, part) for part in parts) > MAX_UNPACKED_BYTES:
                raise UnreadableFile("unpacks-too-large", name=file.name, limit=limit)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise UnreadableFile("not-docx", name=file.name) from None


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    size = 0
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > MAX_UNPACKED_BYTES:
                break
    return size


def _lines(document: Document) -> Iterator[str]:
    """Paragraphs and table rows in their order; headings marked as in Markdown."""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield from _paragraph(block)
        yield ""


def _rows(table: Table) -> Iterator[str]:
    """A line a row, its cells parted by tabs; a merged cell stands in its first row only."""
    seen: set[object] = set()
    for row in table.rows:
        cells = []
        for cell in row.cells:
            is_new = cell._tc not in seen
            seen.add(cell._tc)
            cells.append(" ".join(cell.text.split()) if is_new else "")
        if any(cells):
            yield "\t".join(cells)


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    text = "".join(_pieces(paragraph))
    style = (paragraph.style.name or "") if paragraph.style else ""
    if style.startswith("Heading") and text.strip():
        yield f"## {text.strip()}"
        return
    runs = [run for run in paragraph.runs if run.text.strip()]
    if runs and all(run.bold for run in runs) and "\n" not in text.strip():
        yield f"**{text.strip()}**"
        return
    yield from text.split("\n")


def _pieces(paragraph: Paragraph) -> Iterator[str]:
    for piece in paragraph.iter_inner_content():
        if isinstance(piece, Hyperlink) and piece.address:
            yield f"[{piece.text}]({piece.address})"
        else:
            yield piece.text
