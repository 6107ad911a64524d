"""The language in force and the switch between the six."""

from django.test import RequestFactory
from django.utils import translation

from cosp.kernel.context import languages
from cosp.kernel.languages import CODES, FR


def switch(path):
    with translation.override("fr"):
        return languages(RequestFactory().get(path))


def test_switch_leads_to_the_same_page_in_the_order_of_the_united_nations():
    found = switch("/fr/sessions/10/agenda/?x=1")
    assert found["language"] is FR
    assert [one["url"] for one in found["language_switch"]] == [
        f"/{code}/sessions/10/agenda/?x=1" for code in CODES
    ]
    assert [one["language"].code for one in found["language_switch"] if one["is_current"]] == ["fr"]


def test_where_there_is_no_such_page_the_switch_leads_to_the_first_page():
    urls = [one["url"] for one in switch("/fr/no/such/page/")["language_switch"]]
    assert urls == ["/ar/", "/zh-hans/", "/en/", "/fr/no/such/page/", "/ru/", "/es/"]
