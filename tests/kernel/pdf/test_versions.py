"""The corrections touch internals of two libraries and hold for these versions of them only."""

import tomllib
from importlib import metadata

from django.conf import settings

MADE_FOR = {"weasyprint": "70.0", "pydyf": "0.13.0"}
WHAT_TO_DO = (
    "cosp/kernel/pdf/accessibility.py, finisher.py and speed/ replace functions of WeasyPrint "
    "and pydyf. Read those functions in the new version, adapt the corrections, look at all six "
    "papers, then change MADE_FOR in accessibility.py and here."
)


def test_the_installed_versions_are_those_the_corrections_were_made_for():
    installed = {name: metadata.version(name) for name in MADE_FOR}
    assert installed == MADE_FOR, WHAT_TO_DO


def test_the_project_pins_them_exactly():
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]
    for name, version in MADE_FOR.items():
        assert f"{name}=={version}" in project["dependencies"], WHAT_TO_DO


def test_the_corrections_say_the_same():
    source = (settings.BASE_DIR / "cosp/kernel/pdf/accessibility.py").read_text()
    assert f"MADE_FOR = {MADE_FOR!r}".replace("'", '"') in source
