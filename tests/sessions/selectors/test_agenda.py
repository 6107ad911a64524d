"""The tree: numbers, texts in six languages, and how few queries it takes."""

import pytest
from django.utils import translation

from cosp.kernel.languages import AR, CODES, FR, ZH
from sessions.selectors.agenda import agenda_content, agenda_tree, leaves
from sessions.services.agenda import update_item
from tests.factories import make_item, make_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def tenth():
    return make_session()


@pytest.mark.parametrize("count", [1, 3, 12])
def test_the_tree_takes_one_query_however_large(tenth, django_assert_num_queries, count):
    for number in range(count):
        make_item(tenth, key=f"sub-{number}", parent=make_item(tenth, key=f"item-{number}"))
    with django_assert_num_queries(1):
        assert len(agenda_tree(tenth)) == count


@pytest.mark.parametrize("active", CODES)
def test_texts_do_not_depend_on_the_language_in_force(tenth, active):
    make_item(tenth, "Prevention")
    with translation.override(active):
        (node,) = agenda_tree(tenth)
    assert [node.title(lang) for lang in (AR, ZH, FR)] == [
        "Prevention [ar]",
        "Prevention [zh-hans]",
        "Prevention [fr]",
    ]


def test_the_annotation_may_have_a_title_of_its_own(tenth):
    item = make_item(tenth, "Other matters")
    update_item(item, {"annotation_title": {"zh-hans": "任何其他事项"}}, by=None)
    (node,) = agenda_tree(tenth)
    assert node.annotation_title(ZH) == "任何其他事项"
    assert node.annotation_title(FR) == "Other matters [fr]"


def test_a_missing_text_is_empty_and_not_replaced_by_another_language(tenth):
    item = make_item(tenth, "Prevention")
    update_item(item, {"title": {"fr": ""}}, by=None)
    (node,) = agenda_tree(tenth)
    assert node.title(FR) == ""


def test_meetings_deal_with_sub_items_and_with_items_that_have_none(tenth):
    first = make_item(tenth, key="first")
    make_item(tenth, key="sub", parent=first)
    make_item(tenth, key="second")
    assert [node.key for node in leaves(agenda_tree(tenth))] == ["sub", "second"]


def test_the_content_kept_in_a_version_is_plain_and_whole(tenth):
    make_item(tenth, "Sub", key="sub", parent=make_item(tenth, "Item", key="item"))
    content = agenda_content(tenth)
    assert content["items"][0]["children"][0]["title"]["ar"] == "Sub [ar]"
    assert content["place"]["es"] == "Atlanta [es]"
