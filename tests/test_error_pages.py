"""The pages that say what went wrong, in the language of the reader."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation
from django.views.defaults import page_not_found, permission_denied, server_error

from cosp.kernel.languages import AR, OFFICIAL

HANDLERS = {
    404: lambda request: page_not_found(request, LookupError()),
    403: lambda request: permission_denied(request, PermissionError()),
    500: server_error,
}


@pytest.mark.parametrize("status", HANDLERS)
@pytest.mark.parametrize("lang", OFFICIAL, ids=lambda lang: lang.short)
def test_error_page_speaks_the_language_of_the_reader(status: int, lang) -> None:
    with translation.override(lang.code):
        response: HttpResponse = HANDLERS[status](RequestFactory().get(f"/{lang.code}/x/"))
        assert response.status_code == status
        text = response.text
    assert f'lang="{lang.code}" dir="{lang.direction}"' in text
    assert f'href="/{lang.code}/"' in text


@pytest.mark.django_db
def test_address_that_does_not_exist_leads_home_in_every_language(client) -> None:
    response = client.get("/ar/no/such/page/")
    assert response.status_code == 404
    for lang in OFFICIAL:
        expected = "/ar/no/such/page/" if lang is AR else f"/{lang.code}/"
        assert f'href="{expected}" hreflang="{lang.code}"' in response.text
