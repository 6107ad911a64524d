"""The secretariat's admin site: Django's own, in the application's look."""

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class CospAdminSite(admin.AdminSite):
    """Django's admin under the name of the secretariat."""

    site_header = _("Secretariat")
    site_title = _("Secretariat")
    index_title = _("Desks")


class CospAdminConfig(AdminConfig):
    default_site = "cosp.admin_site.CospAdminSite"
