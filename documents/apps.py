"""The app of official documents."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"
