"""Orders for the papers of a session, and what would keep one from being made."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cosp.kernel import languages, pdf
from cosp.kernel.languages import Language
from cosp.kernel.texts import TextState
from documents.rendering.agenda import agenda_context, agenda_data
from documents.selectors.papers import AgendaFacts, TextFinding, text_findings
from documents.selectors.texts import FIELD_NAMES

TEMPLATE = "papers/agenda.html"
DATA_FILE = "agenda.json"
SENTENCES = {
    TextState.MISSING: gettext_lazy("%(place)s: “%(text)s” is missing in %(language)s."),
    TextState.STALE: gettext_lazy(
        "%(place)s: “%(text)s” in %(language)s is older than its original."
    ),
    TextState.REVIEW: gettext_lazy("%(place)s: “%(text)s” in %(language)s is to be reviewed."),
}


def agenda_order(facts: AgendaFacts, lang: Language) -> pdf.Order:
    """The order for the annotated agenda in one language, its data attached."""
    context = agenda_context(facts, lang)
    data = pdf.Attachment(DATA_FILE, context["headings"]["title"], agenda_data(facts, lang))
    return pdf.Order(TEMPLATE, context, lang.code, (data,))


def agenda_hashes(facts: AgendaFacts, codes: Iterable[str] = languages.CODES) -> dict[str, str]:
    """For each language the fingerprint that its paper would have now."""
    return {code: pdf.fingerprint(agenda_order(facts, languages.BY_CODE[code])) for code in codes}


def lacks(facts: AgendaFacts, codes: Collection[str]) -> list[str]:
    """What is missing for the papers in these languages, a sentence each; empty when nothing is."""
    missing = [
        finding_sentence(finding)
        for finding in text_findings(facts)
        if finding.language in codes and finding.state == TextState.MISSING
    ]
    return [*_document_lacks(facts), *missing]


def finding_sentence(finding: TextFinding) -> str:
    """A text that stands in the way, as a sentence naming place, text and language."""
    return SENTENCES[finding.state] % {
        "place": finding.place,
        "text": FIELD_NAMES[finding.field],
        "language": languages.BY_CODE[finding.language].native_name,
    }


def _document_lacks(facts: AgendaFacts) -> list[str]:
    document, found = facts.document, []
    if document is None:
        found.append(
            _(
                "The session has no document of the kind “Provisional agenda”. Add it, with its"
                " symbol."
            )
        )
    elif document.dated_on is None:
        found.append(
            _("The document %(symbol)s has no date, which its masthead prints.")
            % {"symbol": document.symbol}
        )
    if not facts.tree:
        found.append(_("The agenda has no items."))
    return found
