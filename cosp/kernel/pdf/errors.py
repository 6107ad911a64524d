"""What can stand in the way of making a paper on this machine."""

from __future__ import annotations

REMEDY = "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


class PangoMissing(RuntimeError):
    """The text engine that sets the papers is not on this machine."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(f"Papers need Pango, which is not on this machine. Run: {REMEDY}")
        self.detail = detail
