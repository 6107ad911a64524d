"""Addresses of the document pages."""

from django.urls import URLPattern

app_name = "documents"
urlpatterns: list[URLPattern] = []
