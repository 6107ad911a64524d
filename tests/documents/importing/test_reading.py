"""Files to text, and the clear refusal of every other file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from documents.importing.reading import (
    MAX_FILE_BYTES,
    MAX_UNPACKED_BYTES,
    UnreadableFile,
    read_bytes,
    read_file,
)


def packed(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(name, content)
    return caught.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["agenda.txt", "agenda.md", "AGENDA.TXT"])
def test_texts_are_read_in_any_unicode_form(name: str, encoding: str) -> None:
    assert read_bytes(name, "临时议程 جدول".encode(encoding)) == "临时议程 جدول"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("agenda.docx", b"\x89PNG\r\n\x1a\n", "other-kind"),
        ("agenda.txt", b"\xff\xd8\xff\xe0 a photograph", "other-kind"),
        ("agenda.pdf", b"%PDF-1.7 ...", "other-kind"),
        ("agenda.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "other-kind"),
        ("agenda.txt", b"", "empty"),
        ("agenda.txt", b" \r\n\t ", "empty"),
        ("agenda.txt", "Повестка дня".encode("cp1251"), "not-text"),
        ("agenda.txt", "临时议程".encode("gb18030"), "not-text"),
        ("agenda.txt", b"a\x00b\x00", "not-text"),
        ("agenda.exe", b"some bytes", "unknown-kind"),
        ("agenda.docx", b"some bytes", "not-docx"),
        ("agenda.docx", b"PK\x03\x04 and no more", "not-docx"),
        ("agenda.txt", b"x" * (MAX_FILE_BYTES + 1), "too-large"),
        ("agenda.txt", b"x" * (5 * 1024 * 1024), "too-large"),
    ],
)
def test_another_file_is_refused(name: str, content: bytes, code: str) -> None:
    assert refusal(name, content) == code


def test_a_refusal_names_the_file_and_says_what_to_do() -> None:
    with pytest.raises(UnreadableFile, match=r"scan\.png is a picture.*Save the agenda as"):
        read_bytes("some/folder/scan.png", b"\x89PNG....")


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)  # sparse: takes no room on the disk
    with pytest.raises(UnreadableFile, match="200 MB"):
        read_file(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"There is no file none\.txt"):
        read_file(tmp_path / "none.txt")


def bomb(count: int, size: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            archive.writestr("word/document.xml" if number == 0 else f"{number}.xml", b" " * size)
    return stream.getvalue()


def test_a_zip_bomb_is_not_opened() -> None:
    assert refusal("agenda.docx", bomb(3, MAX_UNPACKED_BYTES // 2)) == "unpacks-too-large"


def test_a_zip_bomb_that_lies_about_its_size_is_not_opened() -> None:
    content = bytearray(bomb(1, MAX_UNPACKED_BYTES + 1024))
    true_size = (MAX_UNPACKED_BYTES + 1024).to_bytes(4, "little")
    while true_size in content:
        place = content.index(true_size)
        content[place : place + 4] = (100).to_bytes(4, "little")
    assert refusal("agenda.docx", bytes(content)) in ("unpacks-too-large", "not-docx")


def test_an_archive_that_is_no_document_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("notes.txt", "notes")
    assert refusal("agenda.docx", stream.getvalue()) == "not-docx"


def test_docx_gives_headings_tables_and_links_as_lines() -> None:
    document = docx.Document()
    document.add_heading("Annotations", level=2)
    document.add_paragraph("").add_run("1. Organizational matters").bold = True
    paragraph = document.add_paragraph("See ")
    _link(paragraph, "CAC/COSP/2023/5", "http://undocs.org/CAC/COSP/2021/6")
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).text = "Monday, 11 December"
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).text, table.cell(0, 2).text = "1 (a)", "Opening"
    table.cell(1, 1).text, table.cell(1, 2).text = "1 (b)", "Election"
    lines = [line for line in read_bytes("a.docx", packed(document)).splitlines() if line]
    assert lines == [
        "## Annotations",
        "**1. Organizational matters**",
        "See [CAC/COSP/2023/5](http://undocs.org/CAC/COSP/2021/6)",
        "Monday, 11 December\t1 (a)\tOpening",
        "\t1 (b)\tElection",
    ]


def _link(paragraph: docx.text.paragraph.Paragraph, text: str, address: str) -> None:
    ident = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link, run, words = OxmlElement("w:hyperlink"), OxmlElement("w:r"), OxmlElement("w:t")
    link.set(qn("r:id"), ident)
    words.text = text
    run.append(words)
    link.append(run)
    paragraph._p.append(link)
