"""The sample's papers, ordered and made once for all tests that look at them."""

from __future__ import annotations

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from cosp.kernel import pdf
from cosp.kernel.languages import OFFICIAL
from documents.rendering.papers import agenda_order
from documents.selectors.papers import agenda_facts
from documents.services.documents import set_version
from documents.services.loading import load_session


@pytest.fixture(scope="session")
def orders(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, pdf.Order]:
    """Orders for the annotated agenda of the tenth session, by language; no row is kept."""
    with django_db_blocker.unblock(), transaction.atomic():
        conference_session = load_session("cosp10")
        facts = agenda_facts(conference_session)
        for number, one in enumerate(OFFICIAL, start=20041):
            state = {"state": "awaited", "job_number": f"V.23-{number}"}
            set_version(facts.document, one.code, by=None, **state)
        facts = agenda_facts(conference_session)
        found = {one.code: agenda_order(facts, one) for one in OFFICIAL}
        transaction.set_rollback(True)
    return found


@pytest.fixture(scope="session")
def papers(orders: dict[str, pdf.Order]) -> dict[str, pdf.Paper]:
    """The six papers."""
    return {code: pdf.render_order(order) for code, order in orders.items()}
