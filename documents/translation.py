"""Which fields are kept in six languages."""

from modeltranslation.translator import TranslationOptions, register

from .models import OfficialDocument


@register(OfficialDocument)
class OfficialDocumentTranslation(TranslationOptions):
    fields = ("title",)
