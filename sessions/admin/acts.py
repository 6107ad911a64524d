"""Names of the acts and facts that the record keeps of a session, for those who translate them."""

from django.utils.translation import gettext_noop

ACTS = (
    gettext_noop("agenda item added"),
    gettext_noop("agenda item edited"),
    gettext_noop("agenda item moved"),
    gettext_noop("agenda item removed"),
    gettext_noop("agenda state changed"),
    gettext_noop("body saved"),
    gettext_noop("deadline saved"),
    gettext_noop("meeting changed"),
    gettext_noop("meeting placed"),
    gettext_noop("meeting removed"),
    gettext_noop("session made from the one before"),
    gettext_noop("session moved"),
    gettext_noop("session saved"),
    gettext_noop("translation confirmed"),
)
FACTS = (
    gettext_noop("Fields"),
    gettext_noop("Items"),
    gettext_noop("Languages"),
    gettext_noop("Version"),
)
