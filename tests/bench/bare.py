"""The yardstick: a bare Django site with two views, no middleware, nothing of this project.

``/`` makes one query and a table of 200 rows of four cells; ``/hello`` says hello.
"""

from __future__ import annotations

import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

ROWS = 200
PAGE = """<!doctype html><html lang="en"><head><title>Rows</title></head><body><table>
{% for row in rows %}<tr id="r{{ row.pk }}"><th>{{ row.symbol }}</th><td>{{ row.title }}</td>\
<td>{{ row.kind }}</td><td>{{ row.day }}</td></tr>
{% endfor %}</table></body></html>"""

settings.configure(
    ALLOWED_HOSTS=["*"],
    SECRET_KEY="only for a benchmark",
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[],
    MIDDLEWARE=[],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.environ["BARE_DATABASE"],
            "CONN_MAX_AGE": 600,
        }
    },
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [("django.template.loaders.locmem.Loader", {"rows.html": PAGE})]
            },
        }
    ],
    USE_TZ=True,
)
django.setup()

from django.db import connection, models  # noqa: E402  models need the settings above
from django.shortcuts import render  # noqa: E402


class Row(models.Model):
    """One row of the table."""

    symbol = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    day = models.CharField(max_length=40)

    class Meta:
        app_label = "bare"


def fill() -> None:
    """Makes the table with its rows, unless it is there."""
    if Row._meta.db_table in connection.introspection.table_names():
        return
    with connection.schema_editor() as editor:
        editor.create_model(Row)
    Row.objects.bulk_create(
        Row(
            symbol=f"CAC/COSP/2023/{number}",
            title=f"Note by the Secretariat on subject number {number} of the agenda",
            kind="Note by the Secretariat",
            day="16 October 2023",
        )
        for number in range(ROWS)
    )


def rows(request: HttpRequest) -> HttpResponse:
    return render(request, "rows.html", {"rows": Row.objects.all()})


def hello(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


urlpatterns = [path("", rows), path("hello", hello)]
application = get_wsgi_application()
