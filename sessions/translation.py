"""Which fields are kept in six languages."""

from modeltranslation.translator import TranslationOptions, register

from .models import AgendaItem, Body, ConferenceSession, Deadline


@register(Body)
class BodyTranslation(TranslationOptions):
    fields = ("name", "short_name", "treaty", "secretariat")


@register(ConferenceSession)
class ConferenceSessionTranslation(TranslationOptions):
    fields = ("name", "place", "host", "work_note")


@register(AgendaItem)
class AgendaItemTranslation(TranslationOptions):
    fields = ("title", "annotation_title", "annotation")


@register(Deadline)
class DeadlineTranslation(TranslationOptions):
    fields = ("name",)
