"""Names of the acts and facts that the record keeps of documents, for those who translate them."""

from django.utils.translation import gettext_noop

ACTS = (
    gettext_noop("agenda imported"),
    gettext_noop("agenda imported"),
    gettext_noop("document added"),
    gettext_noop("document edited"),
    gettext_noop("document linked"),
    gettext_noop("document unlinked"),
    gettext_noop("language version changed"),
    gettext_noop("mandates changed"),
    gettext_noop("paper issued"),
    gettext_noop("papers ordered"),
    gettext_noop("translation confirmed"),
)
FACTS = (
    gettext_noop("Changes"),
    gettext_noop("Overwritten"),
    gettext_noop("Changes"),
    gettext_noop("Document"),
    gettext_noop("Issued on"),
    gettext_noop("Job number"),
    gettext_noop("Language"),
    gettext_noop("Mandates"),
    gettext_noop("Override reason"),
    gettext_noop("Overwritten"),
    gettext_noop("Paper"),
    gettext_noop("Problems"),
    gettext_noop("Role"),
    gettext_noop("State"),
)
