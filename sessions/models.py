"""The conference session and what it is made of: agenda, meetings, deadlines."""

from __future__ import annotations

import datetime as dt
import zoneinfo

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cosp.kernel import languages
from cosp.kernel.models import LANGUAGE_CHOICES, TranslatedTexts

from .states import AgendaState, Anchor, Force, Period, Roll, SessionKind, Stream

HOST = "host"  # a deadline's zone that follows the session's own


class Body(TranslatedTexts):
    """A treaty body whose sessions are run: the Conference of the States Parties."""

    key = models.SlugField(_("key"), unique=True)
    symbol_root = models.CharField(_("symbol root"), max_length=40)  # CAC/COSP
    name = models.CharField(_("name"), max_length=300)
    short_name = models.CharField(_("short name"), max_length=200)
    treaty = models.CharField(_("treaty"), max_length=300)
    secretariat = models.CharField(_("secretariat"), max_length=300)

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")

    def __str__(self) -> str:
        return self.short_name or self.key


class ConferenceSession(TranslatedTexts):
    """One session of a body; nothing in the code is tied to the tenth."""

    body = models.ForeignKey(Body, verbose_name=_("body"), on_delete=models.PROTECT)
    kind = models.CharField(
        _("kind"), max_length=10, choices=SessionKind, default=SessionKind.REGULAR
    )
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    name = models.CharField(_("name"), max_length=200, blank=True)  # only of special sessions
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"))
    opening_time = models.TimeField(_("opening hour"), default=dt.time(10))
    time_zone = models.CharField(_("time zone"), max_length=60, default="Europe/Vienna")
    place = models.CharField(_("place"), max_length=200, blank=True)
    host = models.CharField(_("host"), max_length=200, blank=True)
    decision = models.CharField(
        _("convened by"), max_length=60, blank=True
    )  # number of the decision: 9/2
    original_language = models.CharField(
        _("original language"), max_length=10, choices=LANGUAGE_CHOICES, default="en"
    )
    agenda_state = models.CharField(
        _("state of the agenda"), max_length=12, choices=AgendaState, default=AgendaState.DRAFT
    )
    interpreted_meeting_limit = models.PositiveSmallIntegerField(
        _("meetings with interpretation"),
        default=20,
        help_text=_("At most so many in the session."),
    )
    work_note = models.TextField(_("note under the organization of work"), blank=True)
    needs_review = models.BooleanField(
        _("to be reviewed"),
        default=False,
        help_text=_("Made from the session before; look it over."),
    )

    class Meta:
        verbose_name = _("conference session")
        verbose_name_plural = _("conference sessions")
        ordering = ("-opens_on",)
        constraints = [
            models.UniqueConstraint(fields=("body", "number"), name="one_session_per_number"),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="session_closes_after_opening"
            ),
            models.CheckConstraint(
                condition=Q(kind=SessionKind.SPECIAL) | Q(number__isnull=False),
                name="regular_session_has_number",
            ),
        ]

    def __str__(self) -> str:
        if self.number is None:
            return self.name or gettext("Special session")
        return self.name_in(_active())

    def name_in(self, lang: languages.Language) -> str:
        """Tenth session, in the given language."""
        if self.number is None:
            return getattr(self, f"name_{lang.field_suffix}") or ""
        try:
            return languages.session_name(lang, self.number)
        except LookupError:
            return str(self.number)

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)

    @property
    def opens_at(self) -> dt.datetime:
        """The opening moment, in the session's own zone."""
        return dt.datetime.combine(self.opens_on, self.opening_time, self.zone)

    @property
    def days(self) -> list[dt.date]:
        count = (self.closes_on - self.opens_on).days + 1
        return [self.opens_on + dt.timedelta(days=number) for number in range(count)]


def _active() -> languages.Language:
    return languages.BY_CODE.get(get_language() or "en", languages.EN)


class AgendaItem(TranslatedTexts):
    """An item or, with a parent, a sub-item. Its number is its place, never a field."""

    conference_session = models.ForeignKey(
        ConferenceSession,
        verbose_name=_("session"),
        on_delete=models.CASCADE,
        related_name="agenda_items",
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("item above"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="children",
    )
    position = models.PositiveSmallIntegerField(
        pgettext_lazy("in an order", "place")
    )  # 1 is the first among its siblings
    key = models.SlugField(_("key"), max_length=60)  # stable name, also in the data file
    title = models.CharField(_("title"), max_length=1000, blank=True)
    annotation_title = models.CharField(
        _("title in the annotations"),
        max_length=1000,
        blank=True,
        help_text=_("Only where it differs from the title."),
    )
    annotation = models.TextField(
        _("annotation"), blank=True, help_text=_("An empty line parts paragraphs.")
    )

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(
                fields=("conference_session", "key"), name="agenda_item_key_in_session"
            ),
            models.UniqueConstraint(
                fields=("conference_session", "position"),
                condition=Q(parent=None),
                name="agenda_item_place",
            ),
            models.UniqueConstraint(
                fields=("parent", "position"),
                condition=Q(parent__isnull=False),
                name="agenda_sub_item_place",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.key


class AgendaVersion(models.Model):
    """The agenda as it stood when its state changed, in six languages; never changed again."""

    conference_session = models.ForeignKey(
        ConferenceSession,
        verbose_name=_("session"),
        on_delete=models.CASCADE,
        related_name="agenda_versions",
    )
    number = models.PositiveSmallIntegerField(_("version"))
    state = models.CharField(_("state"), max_length=12, choices=AgendaState)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    source = models.CharField(_("decided by"), max_length=200, blank=True)  # CAC/COSP/2021/L.2
    content = models.JSONField(_("content"))  # {"items": […], "meetings": […]}, see selectors

    class Meta:
        verbose_name = _("version of the agenda")
        verbose_name_plural = _("versions of the agenda")
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(
                fields=("conference_session", "number"), name="agenda_version_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} ({self.number})"


class Meeting(models.Model):
    """One meeting: a day, a period, a stream, and the hours between which it sits."""

    conference_session = models.ForeignKey(
        ConferenceSession,
        verbose_name=_("session"),
        on_delete=models.CASCADE,
        related_name="meetings",
    )
    date = models.DateField(_("day"))  # in the session's zone
    period = models.CharField(_("period"), max_length=10, choices=Period)
    stream = models.CharField(_("stream"), max_length=10, choices=Stream, default=Stream.PLENARY)
    is_interpreted = models.BooleanField(_("with interpretation"), default=True)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    is_outside_hours = models.BooleanField(
        _("outside the usual hours"), default=False, help_text=_("Allows other hours than usual.")
    )

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ("starts_at", "stream")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=("conference_session", "date", "period", "stream"), name="one_meeting_a_slot"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date} · {self.get_period_display()} · {self.get_stream_display()}"


class MeetingItem(models.Model):
    """An item on the programme of a meeting; “(continued)” is computed."""

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.CASCADE, related_name="programme"
    )
    item = models.ForeignKey(
        AgendaItem,
        verbose_name=_("agenda item"),
        on_delete=models.CASCADE,
        related_name="appearances",
    )
    position = models.PositiveSmallIntegerField(pgettext_lazy("in an order", "place"))

    class Meta:
        verbose_name = _("item of a meeting")
        verbose_name_plural = _("items of a meeting")
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=("meeting", "item"), name="item_once_in_a_meeting")
        ]

    def __str__(self) -> str:
        return str(self.item)


class Deadline(TranslatedTexts):
    """A deadline as a rule, and the moment that the rule gives for this session."""

    conference_session = models.ForeignKey(
        ConferenceSession,
        verbose_name=_("session"),
        on_delete=models.CASCADE,
        related_name="deadlines",
    )
    key = models.SlugField(_("key"), max_length=60)
    name = models.CharField(_("name"), max_length=300)
    who = models.CharField(_("concerns"), max_length=40, blank=True)  # parties, secretariat, …
    anchor = models.CharField(_("counted from"), max_length=10, choices=Anchor)
    offset = models.CharField(_("offset"), max_length=20)  # ISO 8601 with sign: -P1M, P2W, -PT24H
    time = models.TimeField(_("hour"), null=True, blank=True)  # none: the anchor's own hour
    zone = models.CharField(_("time zone"), max_length=60)
    roll = models.CharField(_("weekends"), max_length=10, choices=Roll, default=Roll.NONE)
    force = models.CharField(_("force"), max_length=10, choices=Force, default=Force.HARD)
    is_public = models.BooleanField(_("shown to the public"), default=True)
    source = models.CharField(_("source"), max_length=200, blank=True)  # rule or decision
    at = models.DateTimeField(_("moment"))  # what the rule gives

    class Meta:
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        ordering = ("at",)
        constraints = [
            models.UniqueConstraint(fields=("conference_session", "key"), name="deadline_key")
        ]

    def __str__(self) -> str:
        return self.name or self.key

    @property
    def zone_info(self) -> zoneinfo.ZoneInfo:
        """The deadline's own zone; “host” follows the session's."""
        return self.conference_session.zone if self.zone == HOST else zoneinfo.ZoneInfo(self.zone)

    @property
    def local_at(self) -> dt.datetime:
        """The moment in the deadline's own zone."""
        return self.at.astimezone(self.zone_info)
