"""Makes one file pass PDF/UA-1 and PDF/A-3a at once, with bytes that depend on nothing else.

WeasyPrint writes either of the two; this adds the marks of PDF/UA to a PDF/A file just before it
is written, and presses every stream once.
"""

from __future__ import annotations

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


class PressedStream(pydyf.Stream):
    """A stream whose bytes are made once: pydyf asks twice, for the file and for its identifier."""

    @property
    def data(self) -> bytes:
        pressed: bytes | None = self.__dict__.get("pressed")
        if pressed is None:
            pressed = self.__dict__["pressed"] = super().data
        return pressed


def finish(_document: Any, pdf: Any) -> None:
    """Adds the marks of PDF/UA to the metadata and has each stream pressed only once."""
    for part in pdf.objects:
        if isinstance(part, pydyf.Stream):
            if part.extra.get("Type") == "/Metadata":
                _identify(part)
            part.__class__ = PressedStream


def _identify(metadata: Any) -> None:
    """PDF/A wants the metadata readable without decompression."""
    metadata.compress = False
    text = b"".join(metadata.stream)
    metadata.stream = [text.replace(b"</rdf:RDF>", IDENTIFICATION + SCHEMA + b"</rdf:RDF>")]
