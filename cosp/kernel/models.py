"""Users, and the record of what the conference and its secretariat did."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import languages


class UserManager(BaseUserManager["User"]):
    """Makes users whose login is their e-mail address, compared without case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, **fields, is_staff=True, is_superuser=True)

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in: secretariat, Bureau member, delegation or observer contact."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    language = models.CharField(
        _("preferred language"), max_length=10, choices=settings.LANGUAGES, default="en"
    )
    is_staff = models.BooleanField(_("secretariat"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ("email",)

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)


class AppendOnly(models.QuerySet["RecordEntry"]):
    """A query that reads the record and refuses to change it."""

    def update(self, **_kwargs: Any) -> NoReturn:
        raise TypeError("The record is append-only.")

    def delete(self) -> NoReturn:
        raise TypeError("The record is append-only.")


class RecordEntry(models.Model):
    """One act: who did what to which object, before and after, and the seal of the entry before.

    Each object has a chain of its own, so that unrelated acts never wait for one another.
    """

    chain = models.CharField(_("object"), max_length=120)  # "cosp_sessions.agendaitem:17"
    number = models.PositiveIntegerField(_("number in the chain"))
    act = models.CharField(_("act"), max_length=60)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    actor_name = models.CharField(_("by"), max_length=200, blank=True)  # kept as it was then
    subject = models.CharField(_("subject"), max_length=300)  # how the object was called then
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)
    source = models.CharField(_("source"), max_length=200, blank=True)  # screen, command, rule
    at = models.DateTimeField(_("at"))
    previous_seal = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64)  # SHA-256 of this entry and the seal before, hex

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = _("record entry")
        verbose_name_plural = _("record")
        ordering = ("-at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=("chain", "number"), name="record_chain_number")
        ]

    def __str__(self) -> str:
        return f"{self.act} · {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("The record is append-only.")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise TypeError("The record is append-only.")


class TranslatedTexts(models.Model):
    """Adds to a row the marks that tell which translation was made from which original.

    ``text_marks`` holds, for each field and language, the fingerprint of the original from which
    that translation was made: ``{"title": {"fr": "3f…"}}``. A translation is stale when the
    original has another fingerprint now.
    """

    text_marks = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        abstract = True


LANGUAGE_CHOICES = [(one.code, one.native_name) for one in languages.OFFICIAL]
