"""The record: append-only, one chain an object, each entry sealed with the one before."""

import pytest
from django.db import connection

from cosp.kernel import record
from cosp.kernel.models import RecordEntry
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_user(name="A. Officer")


def chain(instance):
    return list(record.entries_of(instance).order_by("number"))


def test_entries_are_numbered_and_sealed_in_their_objects_chain(officer):
    other = make_user("other@secretariat.example")
    for act in ("first", "second"):
        record.append(officer, act, by=officer, after={"act": act})
    record.append(other, "apart", by=None)
    first, second = chain(officer)
    assert (first.number, second.number) == (1, 2)
    assert (first.previous_seal, second.previous_seal) == ("", first.seal)
    assert chain(other)[0].number == 1


def test_the_name_of_who_acted_stays_when_the_account_goes(officer):
    item = make_user("item@secretariat.example")
    record.append(item, "edited", by=officer)
    officer.delete()
    assert (chain(item)[0].actor, chain(item)[0].actor_name) == (None, "A. Officer")


def test_an_entry_can_be_neither_changed_nor_deleted(officer):
    entry = record.append(officer, "first", by=officer)
    for act in (
        entry.save,
        entry.delete,
        RecordEntry.objects.all().delete,
        lambda: RecordEntry.objects.update(act="other"),
    ):
        with pytest.raises(TypeError, match="append-only"):
            act()


@pytest.mark.parametrize("column", ["act", "actor_name", "after", "source"])
def test_a_change_behind_its_back_is_found(officer, column):
    for act in ("first", "second", "third"):
        record.append(officer, act, by=officer)
    assert record.broken_entries(chain(officer)) == []
    second = chain(officer)[1]
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE kernel_recordentry SET {column} = %s WHERE id = %s", ['{"x": 1}', second.pk]
        )
    assert [entry.number for entry in record.broken_entries(chain(officer))] == [2]


def test_a_removed_entry_is_found(officer):
    for act in ("first", "second", "third"):
        record.append(officer, act, by=officer)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM kernel_recordentry WHERE number = 2")
    assert [entry.number for entry in record.broken_entries(chain(officer))] == [3]


def test_changes_keep_only_what_differs():
    assert record.changes({"a": 1, "b": 2}, {"a": 1, "b": 3, "c": 4}) == (
        {"b": 2, "c": None},
        {"b": 3, "c": 4},
    )
