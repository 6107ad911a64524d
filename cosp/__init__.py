"""The composition root: settings, URLs, Celery and WSGI. Imports anything, imported by nobody."""
