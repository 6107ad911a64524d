"""Makes one file pass PDF/UA-1 and PDF/A-3a at once, with bytes that depend on nothing else.

WeasyPrint writes either of the two; this adds the marks of PDF/UA to a PDF/A file just before it
is written, and presses every stream once.
"""

from __future__ import annotations

import zlib
from typing import Any

import pydyf

RDF = b"http://www.w3.org/1999/02/22-rdf-syntax-ns#"
PDFUA = b"http://www.aiim.org/pdfua/ns/id/"
EXTENSION = b"http://www.aiim.org/pdfa/ns/"

IDENTIFICATION = (
    b'<rdf:Description xmlns:rdf="%s" rdf:about="" xmlns:pdfuaid="%s">'
    b"<pdfuaid:part>1</pdfuaid:part></rdf:Description>" % (RDF, PDFUA)
)
# PDF/A admits a schema it does not know only when the file itself describes it.
SCHEMA = b"".join(
    (
        b'<rdf:Description xmlns:rdf="%s" rdf:about=""' % RDF,
        b' xmlns:pdfaExtension="%sextension/"' % EXTENSION,
        b' xmlns:pdfaSchema="%sschema#" xmlns:pdfaProperty="%sproperty#">' % (EXTENSION, EXTENSION),
        b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">',
        b"<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>",
        b"<pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI>" % PDFUA,
        b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
        b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">',
        b"<pdfaProperty:name>part</pdfaProperty:name>",
        b"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>",
        b"<pdfaProperty:category>internal</pdfaProperty:category>",
        b"<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>",
        b"</rdf:li></rdf:Seq></pdfaSchema:property>",
        b"</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>",
    )
)


PRESSURE = 6  # of 9: files are one hundredth larger than at 9, and pressed in half the time


def install() -> None:
    """Corrects how pydyf writes a stream; a second call changes nothing."""
    pydyf.Stream.data = property(stream_data)


def finish(_document: Any, pdf: Any) -> None:
    """Adds the marks of PDF/UA to the metadata and puts every object into its final form."""
    for part in pdf.objects:
        if isinstance(part, pydyf.Stream) and part.extra.get("Type") == "/Metadata":
            _identify(part)
    pdf.objects[:] = [part if part.free == "f" else Written(part) for part in pdf.objects]


class Written(pydyf.Object):
    """An object in its final form: pydyf asks for it twice, for the file and its identifier."""

    def __init__(self, part: Any) -> None:
        super().__init__()
        self.number, self.generation = part.number, part.generation
        self.content: bytes = part.data
        self.is_packed: bool = part.compressible

    @property
    def data(self) -> bytes:
        return self.content

    @property
    def compressible(self) -> bool:
        return self.is_packed


def stream_data(stream: Any) -> bytes:
    """A stream as the file holds it, its content followed by a line end that cannot be mistaken.

    Behind a carriage return pydyf's line feed reads as one line end with it, and validators miss
    a byte of the content; one compressed stream in 256 ends so. The streams that pydyf itself
    adds while it writes are kept, since it asks for them twice.
    """
    kept: bytes | None = stream.__dict__.get("kept")
    if kept is not None:
        return kept
    content = b"\n".join(pydyf._to_bytes(piece) for piece in stream.stream)
    extra = pydyf.Dictionary(stream.extra)
    if stream.compress:
        extra["Filter"] = "/FlateDecode"
        content = zlib.compress(content, PRESSURE)
    extra["Length"] = len(content)
    line_end = b"\r\n" if content.endswith(b"\r") else b"\n"
    written: bytes = extra.data + b"\nstream\n" + content + line_end + b"endstream"
    if stream.extra.get("Type") == "/ObjStm":
        stream.kept = written
    return written


def _identify(metadata: Any) -> None:
    """PDF/A wants the metadata readable without decompression."""
    metadata.compress = False
    text = b"".join(metadata.stream)
    metadata.stream = [text.replace(b"</rdf:RDF>", IDENTIFICATION + SCHEMA + b"</rdf:RDF>")]
