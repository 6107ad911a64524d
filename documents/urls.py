"""Addresses of the document pages."""

from django.urls import path

from . import views

app_name = "documents"
urlpatterns = [
    path("sessions/<int:number>/agenda/", views.agenda, name="agenda"),
    path(
        "sessions/<int:number>/agenda/versions/<int:version>/",
        views.agenda_version,
        name="agenda_version",
    ),
    path("sessions/<int:number>/documents/", views.documents, name="documents"),
    path("sessions/<int:number>/documents.csv", views.documents_csv, name="documents_csv"),
    path("sessions/<int:number>/papers/", views.papers, name="papers"),
    path("sessions/<int:number>/papers/agenda-<slug:code>.pdf", views.paper, name="paper"),
]
