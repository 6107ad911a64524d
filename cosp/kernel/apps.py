"""The kernel's app: users, the record, languages, PDF. Knows no conference app."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "cosp.kernel"
    label = "kernel"
