"""To be filled."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern

from documents.permissions import may_see_documents
from sessions.admin.desk import desk_path, page
from sessions.models import ConferenceSession


def urls() -> list[URLPattern]:
    return [desk_path("concordance/", concordance_desk, "concordance_desk", may=may_see_documents)]


def concordance_desk(request: HttpRequest, conference_session: ConferenceSession) -> HttpResponse:
    return page(request, "admin/base_site.html", conference_session, "concordance_desk")
