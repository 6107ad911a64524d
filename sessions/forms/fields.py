"""Fields that several forms share: days, hours, time zones."""

from __future__ import annotations

import zoneinfo
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.models import HOST

ZONES = (  # proposals only: any zone is accepted
    "Africa/Cairo",
    "Africa/Nairobi",
    "America/New_York",
    "America/Panama",
    "Asia/Bangkok",
    "Asia/Dubai",
    "Asia/Qatar",
    "Europe/Vienna",
    "Europe/Zurich",
)


class DayInput(forms.DateInput):
    """The browser's own field for a day."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    """The browser's own field for an hour."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class ZoneField(forms.CharField):
    """A time zone by its name in the tz database."""

    def __init__(self, *, may_follow_host: bool = False, **options: Any):
        self.may_follow_host = may_follow_host
        super().__init__(max_length=60, **options)
        self.widget.attrs |= {"list": "time-zones", "dir": "ltr", "autocomplete": "off"}

    def clean(self, value: Any) -> str:
        name = str(super().clean(value))
        if name in zoneinfo.available_timezones() or (self.may_follow_host and name == HOST):
            return name
        raise forms.ValidationError(
            _("“%(name)s” is not a time zone. Write a name such as Europe/Vienna.") % {"name": name}
        )
