"""The app of conference sessions; its label keeps clear of Django's login sessions."""

from django.apps import AppConfig


class SessionsConfig(AppConfig):
    name = "sessions"
    label = "cosp_sessions"
