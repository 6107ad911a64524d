"""Refusals: “not possible now”, always with the rule and what to do next."""

from __future__ import annotations


class RuleViolation(Exception):
    """A rule refuses the act: a stable ``code``, the ``rule`` behind it, a whole sentence.

    “Not for you” is Django's PermissionDenied or a 404, never this.
    """

    code = "refused"
    rule = ""

    def __init__(self, message: object, *, code: str | None = None, rule: str | None = None):
        super().__init__(message)
        self.message = message
        self.code = code or self.code
        self.rule = rule or self.rule

    def __str__(self) -> str:
        return str(self.message)
