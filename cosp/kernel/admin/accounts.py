"""The accounts of those who sign in, by e-mail; every change of an account is recorded."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from cosp.kernel import record
from cosp.kernel.models import User

from .base import RecordedAdmin


class OneAddress:
    """An address is one address, however it is written."""

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()  # type: ignore[attr-defined]
        own = self.instance.pk  # type: ignore[attr-defined]
        if User.objects.filter(email__iexact=email).exclude(pk=own).exists():
            raise ValidationError(_("There is an account with this address already."))
        return email


class AccountCreationForm(OneAddress, AdminUserCreationForm):
    """A new account: an e-mail address instead of a user name."""

    class Meta:
        model = User
        fields = ("email", "name", "language")


class AccountForm(OneAddress, UserChangeForm):
    class Meta:
        model = User
        fields = "__all__"


@admin.register(User)
class UserAdmin(RecordedAdmin, DjangoUserAdmin):
    """Accounts are switched off, not deleted: the record names them."""

    form = AccountForm
    add_form = AccountCreationForm
    add_form_template = "admin/change_form.html"
    list_display = ("email", "name", "language", "is_staff", "is_active", "last_login")
    list_filter = ("is_staff", "is_active", "language")
    search_fields = ("email", "name")
    ordering = ("email",)
    filter_horizontal = ()
    readonly_fields = ("last_login", "joined_at")
    fieldsets = (
        (None, {"fields": ("email", "name", "language", "password")}),
        (
            _("What the account may do"),
            {"fields": ("is_active", "is_staff", "is_superuser", "groups")},
        ),
        (_("Moments"), {"fields": ("last_login", "joined_at")}),
    )
    add_fieldsets = (
        (
            None,
            {"fields": ("email", "name", "language", "usable_password", "password1", "password2")},
        ),
    )

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        record.append(
            obj,
            gettext_noop("account added"),
            by=self.who(request),
            after={"email": obj.email},
            source="admin",
        )

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Records which fields were changed; a password never enters the record."""
        record.append(
            obj,
            gettext_noop("account changed"),
            by=self.who(request),
            after={"fields": _changed(message)},
            source="admin",
        )

    @staticmethod
    def who(request: HttpRequest) -> User | None:
        return request.user if isinstance(request.user, User) else None


def _changed(message: Any) -> list[str]:
    """The names of the changed fields in the message that Django makes of a form."""
    if isinstance(message, str):
        return ["password"]
    return [name for one in message for name in one.get("changed", {}).get("fields", [])]
