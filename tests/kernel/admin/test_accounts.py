"""Accounts by e-mail; what is changed of them is recorded, a password never."""

from __future__ import annotations

import pytest
from django.test import Client

from cosp.kernel.models import User
from cosp.kernel.record import entries_of
from tests.desks import at_desk, officer, shown_form, url
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_signing_in_by_e_mail(client: Client) -> None:
    officer("ana@secretariat.example")
    fields = {"username": "Ana@secretariat.example", "password": "a long pass phrase"}
    response = client.post(url("login"), {**fields, "next": url("index")})
    assert response.headers["Location"] == url("index")


def test_a_wrong_password_is_told(client: Client) -> None:
    officer("ana@secretariat.example")
    page = client.post(url("login"), {"username": "ana@secretariat.example", "password": "x"})
    assert page.context["form"].non_field_errors()


def test_a_delegate_is_told_that_the_desks_are_not_theirs(client: Client) -> None:
    client.force_login(make_user("delegate@mission.example"))
    page = client.get(url("index"), follow=True)
    assert "not authorized" in page.content.decode()


def test_an_account_is_added_and_recorded() -> None:
    user = officer()
    client = at_desk(user)
    address = url("kernel_user_add")
    sent = shown_form(client.get(address)) | {
        "email": "New@mission.example",
        "name": "New",
        "password1": "correct horse battery",
        "password2": "correct horse battery",
        "usable_password": "true",
    }
    client.post(address, sent)
    new = User.objects.get(email="new@mission.example")
    entry = entries_of(new)[0]
    assert (entry.act, entry.actor, entry.after) == (
        "account added",
        user,
        {"email": "new@mission.example"},
    )


def test_an_address_that_is_taken_is_refused() -> None:
    make_user("taken@mission.example")
    client = at_desk()
    sent = shown_form(client.get(url("kernel_user_add"))) | {
        "email": "Taken@mission.example",
        "password1": "correct horse battery",
        "password2": "correct horse battery",
        "usable_password": "true",
    }
    page = client.post(url("kernel_user_add"), sent)
    assert page.status_code == 200
    assert User.objects.filter(email__iexact="taken@mission.example").count() == 1


def test_a_change_is_recorded_by_field() -> None:
    client = at_desk()
    other = make_user("other@mission.example")
    address = url("kernel_user_change", other.pk)
    client.post(address, shown_form(client.get(address)) | {"name": "Another name"})
    assert entries_of(other)[0].after == {"fields": ["Name"]}


def test_a_new_password_is_recorded_without_it() -> None:
    client = at_desk()
    other = make_user("other@mission.example")
    fields = {
        "usable_password": "true",
        "password1": "a new long phrase",
        "password2": "a new long phrase",
    }
    client.post(f"{url('kernel_user_change', other.pk).removesuffix('change/')}password/", fields)
    other.refresh_from_db()
    assert other.check_password("a new long phrase")
    assert entries_of(other)[0].act == "account changed"
    assert "a new long phrase" not in str(entries_of(other)[0].after)


def test_accounts_are_not_deleted() -> None:
    client = at_desk()
    other = make_user("other@mission.example")
    assert client.post(url("kernel_user_delete", other.pk), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("count", [1, 10])
def test_queries_of_the_list(count: int, django_assert_num_queries: object) -> None:
    for number in range(count):
        make_user(f"delegate{number}@mission.example")
    client = at_desk()
    client.get(url("kernel_user_changelist"))
    with django_assert_num_queries(7):  # type: ignore[operator]
        client.get(url("kernel_user_changelist"))
