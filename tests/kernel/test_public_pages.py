"""Pages made once for each change of the record: when they are kept, and when made anew."""

import gzip

import pytest
import time_machine
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from cosp.kernel.public_pages import last_change, public_page
from tests.factories import make_body, make_session

pytestmark = pytest.mark.django_db
REQUESTS = RequestFactory()


class Counted:
    """A view that counts how often it is asked."""

    def __init__(self, text="page " * 400):
        self.text, self.count = text, 0

    def __call__(self, request):
        self.count += 1
        return HttpResponse(self.text, headers={"Content-Disposition": "inline"})


@pytest.fixture
def recorded():
    """Something in the record: without it no page is kept."""
    return make_session()


@pytest.fixture
def still():
    """A clock that stands, so that the minute of a page does not run out."""
    with time_machine.travel("2023-12-01T12:00:00Z", tick=False):
        yield


@pytest.mark.usefixtures("recorded", "still")
def test_page_is_made_once():
    view = Counted()
    answers = [public_page(view)(REQUESTS.get("/en/")) for _ in range(3)]
    assert view.count == 1
    assert {answer.content for answer in answers} == {view.text.encode()}


@pytest.mark.usefixtures("recorded")
def test_page_is_made_anew_when_its_minute_is_over():
    view = Counted()
    for second in ("2023-12-01T12:00:59Z", "2023-12-01T12:01:00Z"):
        with time_machine.travel(second, tick=False):
            public_page(view)(REQUESTS.get("/en/"))
    assert view.count == 2


def test_page_is_made_anew_after_a_change(recorded):
    view = Counted()
    with time_machine.travel("2023-12-01T12:00:00Z", tick=False):
        public_page(view)(REQUESTS.get("/en/"))
        make_session(number=9, opens_on=recorded.opens_on.replace(year=2021))
        public_page(view)(REQUESTS.get("/en/"))
    assert view.count == 2


@pytest.mark.usefixtures("recorded", "still")
def test_each_address_and_host_has_its_own_page():
    view = Counted()
    for host in ("testserver", "localhost"):
        for path in ("/en/", "/fr/"):
            public_page(view)(REQUESTS.get(path, headers={"host": host}))
    assert view.count == 4


@pytest.mark.usefixtures("recorded", "still")
def test_page_with_a_query_is_not_kept():
    view = Counted()
    for _ in range(2):
        public_page(view)(REQUESTS.get("/en/?item=1"))
    public_page(view)(REQUESTS.get("/en/"))
    assert view.count == 3


@pytest.mark.usefixtures("still")
def test_page_is_not_kept_while_nothing_is_recorded():
    view = Counted()
    for _ in range(2):
        public_page(view)(REQUESTS.get("/en/"))
    assert view.count == 2


@pytest.mark.usefixtures("recorded", "still")
def test_page_not_found_is_not_kept():
    def never(_request):
        raise Http404

    for _ in range(2):
        with pytest.raises(Http404):
            public_page(never)(REQUESTS.get("/en/"))


def test_who_has_the_page_already_is_told_so():
    page = public_page(Counted())
    first = page(REQUESTS.get("/en/"))
    again = page(REQUESTS.get("/en/", headers={"if-none-match": first.headers["ETag"]}))
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert first.headers["Cache-Control"] == "no-cache"


def test_page_is_compressed_for_those_who_accept_it():
    view = Counted()
    answer = public_page(view)(REQUESTS.get("/en/", headers={"accept-encoding": "br, gzip"}))
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(answer.content) == view.text.encode()


def test_small_page_is_sent_as_it_is():
    request = REQUESTS.get("/en/", headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in public_page(Counted("small"))(request).headers


def test_nothing_is_taken_from_the_reader():
    assert public_page(Counted())(REQUESTS.post("/en/")).status_code == 405


def test_last_change_costs_one_query_and_tells_every_change(django_assert_num_queries):
    with django_assert_num_queries(1):
        before = last_change()
    make_body()
    assert last_change() != before
