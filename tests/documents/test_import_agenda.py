"""manage.py import_agenda: what goes where, and its exit status."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from sessions.models import ConferenceSession
from tests.documents.importing.issued import issued_agenda

pytestmark = pytest.mark.django_db


def run(*arguments: object) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("import_agenda", *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    path = tmp_path / "agenda.txt"
    path.write_text(issued_agenda("fr")[0], encoding="utf-8")
    return path


def test_an_agenda_is_imported(agenda: Path) -> None:
    out, err = run(agenda, "--language", "fr")
    assert "changes were made" in out
    assert err == ""
    assert ConferenceSession.objects.get().place_fr == "Atlanta (États-Unis d’Amérique)"


@pytest.mark.parametrize("code", ["zh", "zh-hans"])
def test_both_codes_of_chinese_are_known(tmp_path: Path, code: str) -> None:
    path = tmp_path / "agenda.md"
    path.write_text(issued_agenda("zh")[0], encoding="utf-8")
    run(path, "--language", code, "--session", "10")
    assert ConferenceSession.objects.get().place_zh_hans == "美利坚合众国亚特兰大"


def test_json_alone_stands_on_standard_output(agenda: Path) -> None:
    out, err = run(agenda, "--language", "fr", "--dry-run", "--format", "json")
    report = json.loads(out)
    assert list(report) == ["session", "items", "meetings", "dates", "problems"]
    assert list(report["items"][0]) == [
        "label",
        "title",
        "annotation_title",
        "annotation",
        "documents",
        "children",
    ]
    assert report["items"][0]["children"][1]["label"] == "1 (b)"
    assert "would be made" in err
    assert ConferenceSession.objects.count() == 0


def test_a_refused_text_gives_its_problems_and_status_1(agenda: Path) -> None:
    text = agenda.read_text(encoding="utf-8")
    agenda.write_text(text[: len(text) // 2], encoding="utf-8")
    out = StringIO()
    with pytest.raises(CommandError, match="nothing was imported") as caught:
        call_command(
            "import_agenda", agenda, language="fr", format="json", stdout=out, stderr=StringIO()
        )
    assert caught.value.returncode == 1
    problems = json.loads(out.getvalue())["problems"]
    assert {"code", "line", "message"} == set(problems[0])
    assert "timetable-missing" in {one["code"] for one in problems}


def test_a_picture_is_refused_with_status_1(tmp_path: Path) -> None:
    path = tmp_path / "agenda.docx"
    path.write_bytes(b"\x89PNG\r\n")
    out = StringIO()
    with pytest.raises(CommandError, match="picture") as caught:
        call_command("import_agenda", path, language="en", format="json", stdout=out)
    assert caught.value.returncode == 1
    assert json.loads(out.getvalue())["problems"][0]["code"] == "other-kind"


def test_wrong_use_has_status_2(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as caught:
        run(tmp_path / "none.txt", "--language", "en")
    assert caught.value.returncode == 2
    with pytest.raises(CommandError, match="invalid choice"):
        run(tmp_path / "none.txt", "--language", "de")
