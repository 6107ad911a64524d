"""What the papers desk shows: how far each language's paper is, and what stands in its way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

from cosp.kernel import languages
from cosp.kernel.languages import Language
from cosp.kernel.texts import TextState
from documents.models import Rendition
from documents.rendering.papers import agenda_hashes
from documents.rules.issuing import Obstacle, Standing, obstacles
from documents.selectors.papers import AgendaFacts, agenda_facts, renditions_of, text_counts
from documents.states import RenditionState
from sessions.models import ConferenceSession

NOT_ASKED_FOR = pgettext_lazy("paper", "Not asked for")
OUTDATED = pgettext_lazy("paper", "Ready, but the texts have changed since")
OBSTACLES = {
    "missing": ngettext_lazy(
        "%(language)s: %(count)s text is missing.",
        "%(language)s: %(count)s texts are missing.",
        "count",
    ),
    "stale": ngettext_lazy(
        "%(language)s: %(count)s text is older than its original.",
        "%(language)s: %(count)s texts are older than their original.",
        "count",
    ),
    "review": ngettext_lazy(
        "%(language)s: %(count)s text is to be reviewed.",
        "%(language)s: %(count)s texts are to be reviewed.",
        "count",
    ),
    "not-made": _("%(language)s: the paper is not made."),
    "outdated": _("%(language)s: the paper was made before the texts last changed."),
}


@dataclass(frozen=True)
class DeskLine:
    """The paper in one language."""

    language: Language
    texts: Mapping[TextState, int]  # how many texts are in each state
    rendition: Rendition | None
    word: str  # queued, being made, ready, failed, … in the language in force
    is_current: bool  # made from the texts as they are now
    obstacles: tuple[str, ...]  # what keeps it from being issued, a sentence each

    @property
    def state(self) -> str:
        return self.rendition.state if self.rendition else ""

    @property
    def is_unfinished(self) -> bool:
        """Whether it is being worked on, so that the page should look again."""
        return self.state in (RenditionState.QUEUED, RenditionState.RENDERING)

    @property
    def reason(self) -> str:
        """Why it failed."""
        return self.rendition.error if self.rendition else ""

    @property
    def has_file(self) -> bool:
        return bool(self.rendition and self.rendition.content_hash and self.rendition.file)

    @property
    def size(self) -> int:
        """Bytes."""
        return self.rendition.size if self.rendition else 0

    @property
    def page_count(self) -> int:
        return self.rendition.page_count if self.rendition else 0

    @property
    def finished_at(self) -> dt.datetime | None:
        return self.rendition.finished_at if self.rendition else None


@dataclass(frozen=True)
class PaperDesk:
    """The annotated agenda in six languages."""

    lines: tuple[DeskLine, ...]

    @property
    def is_unfinished(self) -> bool:
        return any(line.is_unfinished for line in self.lines)

    @property
    def may_be_issued(self) -> bool:
        """Without giving a reason."""
        return not any(line.obstacles for line in self.lines)


def paper_desk(conference_session: ConferenceSession) -> PaperDesk:
    """How far the papers of a session are, in the order of the United Nations."""
    facts = agenda_facts(conference_session)
    renditions, counts = renditions_of(conference_session), text_counts(facts)
    standing = {one.language: one for one in standings(facts, renditions)}
    return PaperDesk(
        tuple(
            _line(one, counts[one.code], renditions.get(one.code), standing[one.code])
            for one in languages.OFFICIAL
        )
    )


def standings(facts: AgendaFacts, renditions: Mapping[str, Rendition]) -> list[Standing]:
    """What the rule of issuing asks about each language."""
    counts, hashes = text_counts(facts), agenda_hashes(facts)
    return [
        Standing(
            language=code,
            missing_count=counts[code][TextState.MISSING],
            stale_count=counts[code][TextState.STALE],
            review_count=counts[code][TextState.REVIEW],
            is_made=_is_made(renditions.get(code)),
            is_current=_is_made(renditions.get(code))
            and renditions[code].content_hash == hashes[code],
        )
        for code in languages.CODES
    ]


def obstacle_sentence(obstacle: Obstacle) -> str:
    """What stands in the way of issuing, as a sentence."""
    name = languages.BY_CODE[obstacle.language].native_name
    return str(OBSTACLES[obstacle.code] % {"language": name, "count": obstacle.count})


def _is_made(rendition: Rendition | None) -> bool:
    return rendition is not None and rendition.state == RenditionState.DONE


def _line(
    language: Language,
    texts: Mapping[TextState, int],
    rendition: Rendition | None,
    standing: Standing,
) -> DeskLine:
    return DeskLine(
        language=language,
        texts=texts,
        rendition=rendition,
        word=_word(rendition, is_current=standing.is_current),
        is_current=standing.is_current,
        obstacles=tuple(obstacle_sentence(one) for one in obstacles([standing])),
    )


def _word(rendition: Rendition | None, *, is_current: bool) -> str:
    if rendition is None:
        return str(NOT_ASKED_FOR)
    if rendition.state == RenditionState.DONE and not is_current:
        return str(OUTDATED)
    return str(RenditionState(rendition.state).label)
