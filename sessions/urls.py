"""Addresses of the session pages."""

from django.urls import path

from . import views

app_name = "sessions"
urlpatterns = [
    path("", views.now, name="now"),
    path("sessions/", views.earlier, name="earlier"),
    path("sessions/<int:number>/", views.overview, name="overview"),
    path("sessions/<int:number>/work/", views.work, name="work"),
    path("sessions/<int:number>/work.ics", views.calendar, name="calendar"),
]
