"""How a file is finished: line ends behind streams that no reader mistakes, each object once."""

import io
import re
import zlib

import pydyf
import pytest

from cosp.kernel.pdf import finisher


@pytest.fixture(autouse=True)
def corrected(monkeypatch):
    monkeypatch.setattr(pydyf.Stream, "data", property(finisher.stream_data))


def content_ending_with(byte):
    """Content whose compressed form ends with the byte: its checksum's last."""
    for number in range(100_000):
        content = f"{number} 0 0 1 {number * 7} cm".encode() * 3
        if zlib.compress(content, finisher.PRESSURE).endswith(byte):
            return content
    raise AssertionError


def test_length_is_what_stands_before_the_line_end():
    for byte in (b"\r", b"\n", b"x"):
        written = pydyf.Stream([content_ending_with(byte)], compress=True).data
        length = int(re.search(rb"/Length (\d+)", written)[1])
        start = written.index(b"stream\n") + len(b"stream\n")
        end = b"\r\nendstream" if byte == b"\r" else b"\nendstream"
        assert written[start + length :] == end


def test_compressed_content_is_whole():
    written = pydyf.Stream([b"BT", b"ET"], compress=True).data
    start = written.index(b"stream\n") + len(b"stream\n")
    assert zlib.decompressobj().decompress(written[start:]) == b"BT\nET"


def test_finished_file_is_the_file_pydyf_would_write():
    def small(finish):
        pdf = pydyf.PDF()
        page = pydyf.Dictionary({"Type": "/Page", "Parent": pdf.pages.reference})
        pdf.add_object(pydyf.Stream([b"BT ET"], compress=True))
        pdf.add_page(page)
        if finish:
            finisher.finish(None, pdf)
        output = io.BytesIO()
        pdf.write(output, b"1.7", identifier=True, compress=True)
        return output.getvalue()

    assert small(finish=True) == small(finish=False)


def test_metadata_name_both_standards_and_stay_readable():
    pdf = pydyf.PDF()
    extra = {"Type": "/Metadata", "Subtype": "/XML"}
    pdf.add_object(pydyf.Stream([b"<rdf:RDF>", b"</rdf:RDF>"], extra, compress=True))
    finisher.finish(None, pdf)
    written = pdf.objects[-1].data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in written
    assert b"pdfaExtension:schemas" in written
    assert b"FlateDecode" not in written
