"""The secretariat's admin site as an app: Django's own, with the desks in front."""

from django.contrib.admin.apps import AdminConfig


class CospAdminConfig(AdminConfig):
    default_site = "cosp.desks.SecretariatSite"
