"""Official documents, their six language versions, and the papers made here."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cosp.kernel.models import LANGUAGE_CHOICES, TranslatedTexts

from .states import (
    Distribution,
    DocumentKind,
    MandateKind,
    PaperKind,
    RenditionState,
    Role,
    VersionState,
)


class OfficialDocument(TranslatedTexts):
    """A document under a symbol; all six versions carry the same one."""

    conference_session = models.ForeignKey(
        "cosp_sessions.ConferenceSession",
        verbose_name=_("session"),
        on_delete=models.PROTECT,
        related_name="documents",
    )
    symbol = models.CharField(_("symbol"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=30, choices=DocumentKind)
    distribution = models.CharField(
        _("distribution"), max_length=12, choices=Distribution, default=Distribution.GENERAL
    )
    original_language = models.CharField(
        _("original language"), max_length=10, choices=LANGUAGE_CHOICES, default="en"
    )
    title = models.CharField(_("title"), max_length=1000, blank=True)
    dated_on = models.DateField(
        _("dated"),
        null=True,
        blank=True,
        help_text=_("Day of submission, as the masthead prints it."),
    )
    slotted_on = models.DateField(_("slot: to be submitted"), null=True, blank=True)
    issue_due_on = models.DateField(_("slot: to be issued"), null=True, blank=True)
    items = models.ManyToManyField(
        "cosp_sessions.AgendaItem",
        verbose_name=_("agenda items"),
        through="documents.ItemDocument",
        related_name="documents",
    )

    class Meta:
        verbose_name = _("official document")
        verbose_name_plural = _("official documents")
        ordering = ("symbol",)

    def __str__(self) -> str:
        return self.symbol


class Mandate(models.Model):
    """The resolution, decision, article or rule that asked for a document."""

    document = models.ForeignKey(
        OfficialDocument,
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        related_name="mandates",
    )
    kind = models.CharField(_("kind"), max_length=12, choices=MandateKind)
    number = models.CharField(_("number"), max_length=40)  # 8/2, or 63 (5) of an article

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("document", "kind", "number"), name="mandate_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class LanguageVersion(models.Model):
    """A document in one language: where it stands and when it was issued."""

    document = models.ForeignKey(
        OfficialDocument,
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        related_name="versions",
    )
    language = models.CharField(_("language"), max_length=10, choices=LANGUAGE_CHOICES)
    state = models.CharField(
        _("state"), max_length=20, choices=VersionState, default=VersionState.AWAITED
    )
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    job_number = models.CharField(_("job number"), max_length=20, blank=True)  # V.23-12345

    class Meta:
        verbose_name = _("language version")
        verbose_name_plural = _("language versions")
        constraints = [
            models.UniqueConstraint(fields=("document", "language"), name="one_version_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.document_id} · {self.language}"


class ItemDocument(models.Model):
    """A document under an agenda item: in its list, or only mentioned in its annotation."""

    item = models.ForeignKey(
        "cosp_sessions.AgendaItem",
        verbose_name=_("agenda item"),
        on_delete=models.CASCADE,
        related_name="document_links",
    )
    document = models.ForeignKey(
        OfficialDocument,
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        related_name="item_links",
    )
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.LISTED)
    position = models.PositiveSmallIntegerField(
        pgettext_lazy("in an order", "place"), default=1
    )  # in the item's list

    class Meta:
        verbose_name = _("document of an item")
        verbose_name_plural = _("documents of an item")
        ordering = ("role", "position")
        constraints = [
            models.UniqueConstraint(
                fields=("item", "document", "role"), name="document_once_a_role"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document} · {self.get_role_display()}"


class Rendition(models.Model):
    """A paper of a session in one language: the file, or how far its making has come."""

    conference_session = models.ForeignKey(
        "cosp_sessions.ConferenceSession",
        verbose_name=_("session"),
        on_delete=models.CASCADE,
        related_name="renditions",
    )
    paper = models.CharField(_("paper"), max_length=20, choices=PaperKind, default=PaperKind.AGENDA)
    language = models.CharField(_("language"), max_length=10, choices=LANGUAGE_CHOICES)
    state = models.CharField(
        _("state"), max_length=12, choices=RenditionState, default=RenditionState.QUEUED
    )
    content_hash = models.CharField(max_length=64, blank=True)  # of the context and the typesetting
    file = models.FileField(_("file"), upload_to="papers/", blank=True)
    size = models.PositiveIntegerField(_("bytes"), default=0)
    page_count = models.PositiveSmallIntegerField(_("pages"), default=0)
    error = models.TextField(_("reason"), blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked for by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    requested_at = models.DateTimeField(_("asked for"), null=True, blank=True)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("paper in one language")
        verbose_name_plural = _("papers")
        constraints = [
            models.UniqueConstraint(
                fields=("conference_session", "paper", "language"), name="one_rendition_a_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_paper_display()} · {self.language}"


class Issuance(models.Model):
    """The act of issuing a paper in its six languages together, or fewer with a reason."""

    conference_session = models.ForeignKey(
        "cosp_sessions.ConferenceSession",
        verbose_name=_("session"),
        on_delete=models.CASCADE,
        related_name="issuances",
    )
    paper = models.CharField(_("paper"), max_length=20, choices=PaperKind, default=PaperKind.AGENDA)
    at = models.DateTimeField(_("issued"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    override_reason = models.TextField(_("reason for issuing although incomplete"), blank=True)
    problems = models.JSONField(_("what was incomplete"), default=list)

    class Meta:
        verbose_name = _("issue of a paper")
        verbose_name_plural = _("issues of papers")
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.get_paper_display()} · {self.at:%Y-%m-%d}"


class IssuedFile(models.Model):
    """One language's file as issued: kept byte for byte and served to the public."""

    issuance = models.ForeignKey(
        Issuance, verbose_name=_("issue"), on_delete=models.CASCADE, related_name="files"
    )
    language = models.CharField(_("language"), max_length=10, choices=LANGUAGE_CHOICES)
    file = models.FileField(_("file"), upload_to="issued/")
    size = models.PositiveIntegerField(_("bytes"))
    page_count = models.PositiveSmallIntegerField(_("pages"))
    content_hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("issued file")
        verbose_name_plural = _("issued files")
        constraints = [
            models.UniqueConstraint(fields=("issuance", "language"), name="one_file_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.issuance} · {self.language}"
