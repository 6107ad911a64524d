"""Demo accounts: only in the embedded default, with a password of this machine's own."""

import json

import pytest
from django.core.management import CommandError, call_command

from cosp.kernel.models import User

EMAIL = "secretariat@cosp.example"


@pytest.fixture
def folder(settings, tmp_path):
    settings.DEMO = True
    settings.DATA_DIR = tmp_path
    return tmp_path


def kept(folder):
    return json.loads((folder / "demo-accounts.json").read_text())


@pytest.mark.django_db
def test_the_account_opens_the_secretariats_desks(folder):
    call_command("create_demo_accounts", verbosity=0)
    (account,) = kept(folder)
    user = User.objects.get(email=EMAIL)
    assert user.check_password(account["password"])
    assert user.is_staff
    assert (folder / "demo-accounts.json").stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_a_second_time_changes_nothing(folder):
    call_command("create_demo_accounts", verbosity=0)
    before = kept(folder), User.objects.get().password
    call_command("create_demo_accounts", verbosity=0)
    assert (kept(folder), User.objects.get().password) == before


@pytest.mark.django_db
def test_a_password_may_be_given(folder, monkeypatch):
    monkeypatch.setenv("COSP_DEMO_PASSWORD", "a word of mine")
    call_command("create_demo_accounts", verbosity=0)
    assert User.objects.get().check_password("a word of mine")


@pytest.mark.django_db
def test_it_is_refused_where_there_is_no_demo(folder, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="only in the embedded default"):
        call_command("create_demo_accounts")
    assert not User.objects.exists()
