"""The six languages as an agenda's reader knows them: data, no branches."""

from __future__ import annotations

from documents.importing.vocabulary.ar import AR
from documents.importing.vocabulary.en import EN
from documents.importing.vocabulary.es import ES
from documents.importing.vocabulary.fr import FR
from documents.importing.vocabulary.model import Cue, Vocabulary
from documents.importing.vocabulary.ru import RU
from documents.importing.vocabulary.zh import ZH

VOCABULARIES = {one.code: one for one in (AR, ZH, EN, FR, RU, ES)}

__all__ = ["VOCABULARIES", "Cue", "Vocabulary"]
