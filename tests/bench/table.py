"""One measured figure beside its baseline and its goal, and the table of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure.

    ``ratio`` is value / baseline. The goal is on the ratio when there is a baseline, otherwise on
    the value; ``is_more_better`` says on which side of the goal it should lie.
    """

    what: str
    value: float
    unit: str
    baseline: float | None = None
    baseline_name: str = ""
    goal: float | None = None
    is_more_better: bool = False

    @property
    def ratio(self) -> float | None:
        return self.value / self.baseline if self.baseline else None

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is met; None without a goal."""
        if self.goal is None:
            return None
        judged = self.value if self.ratio is None else self.ratio
        return judged >= self.goal if self.is_more_better else judged <= self.goal


HEAD = ("what", "value", "unit", "baseline", "ratio", "goal", "met")


def cells(row: Row) -> tuple[str, ...]:
    """A row as texts, in the order of HEAD."""
    baseline = "" if row.baseline is None else f"{row.baseline:.4g} {row.baseline_name}".strip()
    sign = ">=" if row.is_more_better else "<="
    return (
        row.what,
        f"{row.value:.4g}",
        row.unit,
        baseline,
        "" if row.ratio is None else f"{row.ratio:.2f}",
        "" if row.goal is None else f"{sign} {row.goal:g}",
        {True: "yes", False: "NO", None: ""}[row.is_met],
    )


def table(rows: Sequence[Row]) -> str:
    """The rows under their heads, in columns."""
    lines = [HEAD, *(cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
