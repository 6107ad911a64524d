"""Kinds, distributions and states of official documents, their versions and their papers."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DocumentKind(TextChoices):
    AGENDA = "agenda", _("Provisional agenda")
    DRAFT_AGENDA = "draft-agenda", _("Draft provisional agenda")
    NOTE = "note", _("Note by the Secretariat")
    REPORT = "report", _("Report of the Secretariat")
    THEMATIC_REPORT = "thematic-report", _("Thematic report")
    REGIONAL_SUPPLEMENT = "regional-supplement", _("Regional supplement")
    SUBSIDIARY_REPORT = "subsidiary-body-report", _("Report of a subsidiary body")
    GUIDELINES = "guidelines", _("Guidelines")
    CONFERENCE_ROOM_PAPER = "conference-room-paper", _("Conference room paper")
    INFORMATION = "information", _("Information for participants")
    NGO_LIST = "ngo-list", _("List of non-governmental organizations")
    DRAFT_RESOLUTION = "draft-resolution", _("Draft resolution")
    SESSION_REPORT = "session-report", _("Report of the Conference on its session")


class Distribution(TextChoices):
    GENERAL = "general", pgettext_lazy("distribution", "General")
    LIMITED = "limited", pgettext_lazy("distribution", "Limited")
    RESTRICTED = "restricted", pgettext_lazy("distribution", "Restricted")


class Role(TextChoices):
    LISTED = "listed", _("Listed under the item")
    MENTIONED = "mentioned", _("Mentioned in the annotation")


class VersionState(TextChoices):
    AWAITED = "awaited", _("Awaited")
    IN_TRANSLATION = "in-translation", _("In translation")
    ISSUED = "issued", _("Issued")
    NOT_PLANNED = "not-planned", _("Not in this language")


class MandateKind(TextChoices):
    RESOLUTION = "resolution", _("Resolution")
    DECISION = "decision", _("Decision")
    ARTICLE = "article", _("Article")
    RULE = "rule", pgettext_lazy("mandate", "Rule")


class PaperKind(TextChoices):
    AGENDA = "agenda", _("Annotated agenda")


class RenditionState(TextChoices):
    QUEUED = "queued", _("Queued")
    RENDERING = "rendering", _("Being made")
    DONE = "done", _("Ready")
    FAILED = "failed", _("Failed")
