"""Translations are compiled when they changed, without GNU gettext."""

import gettext
import os

from cosp.ops.translations import compile_all

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def write(folder, body):
    path = folder / "fr" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + body, encoding="utf-8")
    return path


def translated(source, text):
    with source.with_suffix(".mo").open("rb") as file:
        return gettext.GNUTranslations(file).gettext(text)


def test_compiles_what_is_new_and_then_nothing(tmp_path):
    source = write(tmp_path, 'msgid "Agenda"\nmsgstr "Ordre du jour"\n')
    assert compile_all(tmp_path) == [source]
    assert translated(source, "Agenda") == "Ordre du jour"
    assert compile_all(tmp_path) == []


def test_compiles_again_what_changed(tmp_path):
    source = write(tmp_path, 'msgid "Agenda"\nmsgstr "Agenda"\n')
    compile_all(tmp_path)
    write(tmp_path, 'msgid "Agenda"\nmsgstr "Ordre du jour"\n')
    later = source.with_suffix(".mo").stat().st_mtime + 1
    os.utime(source, (later, later))
    assert compile_all(tmp_path) == [source]
    assert translated(source, "Agenda") == "Ordre du jour"


def test_a_doubtful_translation_is_left_out(tmp_path):
    source = write(tmp_path, '#, fuzzy\nmsgid "Agenda"\nmsgstr "Calendrier"\n')
    compile_all(tmp_path)
    assert translated(source, "Agenda") == "Agenda"
