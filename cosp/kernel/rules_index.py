"""Finds every rule of procedure in the installed apps: its source, its function, its test."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType, ModuleType

from django.apps import apps

_SOURCE = re.compile(r"Source: (?P<source>.+?)\Z", re.DOTALL)


@dataclass(frozen=True)
class Rule:
    """A public rule function; ``source`` is empty where its docstring names none."""

    function: str  # sessions.rules.deadlines.moment
    source: str
    test: str  # path of the test file, empty when there is none


def rules(root: Path) -> list[Rule]:
    """All public functions of the apps' ``rules``, by name; ``root`` is the project's folder."""
    return [
        Rule(f"{module.__name__}.{name}", _source(function), _test_of(module, root))
        for module in _rule_modules()
        for name, function in sorted(vars(module).items())
        if isinstance(function, FunctionType)
        and function.__module__ == module.__name__
        and not name.startswith("_")
    ]


def _rule_modules() -> Iterator[ModuleType]:
    for config in apps.get_app_configs():
        if config.module is None or not (Path(config.path) / "rules").is_dir():
            continue
        package = importlib.import_module(f"{config.name}.rules")
        for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(info.name)


def _source(function: FunctionType) -> str:
    match = _SOURCE.search(inspect.getdoc(function) or "")
    return " ".join(match["source"].split()).rstrip(".") if match else ""


def _test_of(module: ModuleType, root: Path) -> str:
    app, *folders, name = module.__name__.split(".")
    path = Path("tests", app, *folders, f"test_{name}.py")
    return path.as_posix() if (root / path).exists() else ""
