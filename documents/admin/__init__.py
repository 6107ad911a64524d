"""Admin pages of the documents app: documents, texts to be done, papers, import, concordance."""

from .official_documents import OfficialDocumentAdmin

__all__ = ["OfficialDocumentAdmin"]
