"""Admin pages of the kernel: users, the record; and the bases on which the apps' pages stand."""

from .accounts import UserAdmin
from .record import RecordEntryAdmin

__all__ = ["RecordEntryAdmin", "UserAdmin"]
