"""All addresses: public pages under the language, the admin site beside them."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.i18n import set_language

from cosp import celery  # noqa: F401 - what a page orders goes to the broker of this application


def health(_request: HttpRequest) -> HttpResponse:
    """Answers the health check of compose without touching the database."""
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("health/", health, name="health"),
    path("language/", set_language, name="set_language"),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("", include("documents.urls")),
        path("", include("sessions.urls")),
    ),
]
