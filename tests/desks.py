"""What the tests of the secretariat's desks share: an officer at a desk, forms sent as shown."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from cosp.kernel.models import User
from tests.factories import make_user


def officer(email: str = "officer@secretariat.example", **fields: Any) -> User:
    """A member of the secretariat who may do everything."""
    return make_user(email, is_staff=True, is_superuser=True, **fields)


def at_desk(user: User | None = None) -> Client:
    """A browser in which an officer is signed in."""
    client = Client()
    client.force_login(user or officer())
    return client


def messages_of(response: HttpResponse) -> list[str]:
    """What a page says on top."""
    return [str(one) for one in response.context["messages"]]


class FormReader(HTMLParser):
    """Collects what a browser would send of a page's forms if nothing were touched."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._select = ""
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        got = {name: value or "" for name, value in attrs}
        name = got.get("name", "")
        if tag == "input" and name and got.get("type") not in ("submit", "button", "file"):
            is_box = got.get("type") in ("checkbox", "radio")
            if not is_box or "checked" in got:
                self.fields[name] = got.get("value", "on" if is_box else "")
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            if "selected" in got or self._select not in self.fields:
                self.fields[self._select] = got.get("value", "")
        elif tag == "textarea":
            self._area = name
            self.fields[name] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area] += data


def shown_form(response: HttpResponse) -> dict[str, str]:
    """The fields of the page's form as shown; to be changed and sent back."""
    html = response.content.decode()
    reader = FormReader()
    start = html.index("<main")
    reader.feed(html[start : html.index("</main>")])
    return {name: text.removeprefix("\n") for name, text in reader.fields.items()}


def url(name: str, *args: object) -> str:
    return reverse(f"admin:{name}", args=args)


MONDAY = dt.date(2023, 12, 11)
