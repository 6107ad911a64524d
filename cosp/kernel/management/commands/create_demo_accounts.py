"""Creates the accounts with which a visitor tries the embedded default."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cosp.kernel.models import User

ACCOUNTS = {"secretariat@cosp.example": ("Secretariat", "Demo Secretariat")}  # e-mail: role, name


class Command(BaseCommand):
    """Keeps the passwords in the data folder, where ``make run`` reads them."""

    help = "Creates the demo accounts; refused where settings.DEMO is off."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Demo accounts exist only in the embedded default.")
        path = Path(settings.DATA_DIR) / "demo-accounts.json"
        passwords = kept_passwords(path)
        accounts = [
            {"role": role, "email": email, "password": passwords.get(email) or new_password()}
            for email, (role, _name) in ACCOUNTS.items()
        ]
        with transaction.atomic():
            for account in accounts:
                keep_account(account["email"], account["password"])
        write_private(path, json.dumps(accounts, indent=2))
        if options["verbosity"]:
            for account in accounts:
                self.stdout.write(f"{account['role']}: {account['email']} {account['password']}")


def kept_passwords(path: Path) -> dict[str, str]:
    """The passwords of an earlier set-up, by e-mail."""
    if not path.exists():
        return {}
    return {one["email"]: one["password"] for one in json.loads(path.read_text())}


def new_password() -> str:
    """COSP_DEMO_PASSWORD, or one made for this machine."""
    return os.environ.get("COSP_DEMO_PASSWORD") or f"cosp-{secrets.token_hex(4)}"


def keep_account(email: str, password: str) -> None:
    """Makes sure that the account exists and opens with the password."""
    _role, name = ACCOUNTS[email]
    user = User.objects.filter(email=email).first()
    if user is None:
        User.objects.create_superuser(email, password, name=name)
    elif not user.check_password(password):
        user.set_password(password)
        user.save(update_fields=["password"])


def write_private(path: Path, text: str) -> None:
    """Writes a file that only its owner may read."""
    path.touch(mode=0o600)
    path.write_text(text)
