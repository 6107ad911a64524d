"""``make test`` shows every failure, and says loudly what it could not run."""

import sys

from cosp.ops import test
from cosp.ops.test import Result, Step


def test_a_step_that_fails_is_told_apart_from_one_that_passes(capsys):
    passing = test.perform(Step("good", [sys.executable, "-c", "print('seen')"]), {})
    failing = test.perform(Step("bad", [sys.executable, "-c", "raise SystemExit(3)"]), {})
    assert (passing.is_passed, failing.is_passed) == (True, False)
    assert "seen" in capsys.readouterr().out


def test_closing_line_of_pytest_is_kept():
    line = "========= 3 passed, 1 skipped in 61.20s (0:01:01) ========="
    result = test.perform(Step("tests", [sys.executable, "-c", f"print({line!r})"]), {})
    assert result.closing == line


def test_report_ends_with_the_closing_line(capsys):
    results = [Result("lint", False, 0.2), Result("tests", True, 9.0, "=== 3 passed in 9.00s ===")]
    test.report(results, [])
    told = capsys.readouterr().out
    assert "FAILED     0.2 s  lint" in told
    assert "NOT RUN" not in told
    assert told.endswith("=== 3 passed in 9.00s ===\n")


def test_what_did_not_run_is_one_loud_line_with_the_remedy(capsys):
    test.report([], ["chromium", "postgresql"])
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "NOT RUN" in line]
    assert line.startswith("!!!! NOT RUN: the browser tests and the tests on PostgreSQL. Remedy: ")
    assert line.endswith("chromium postgresql")


def simulate(monkeypatch, results, missing):
    monkeypatch.setattr(test.setup, "set_up", lambda for_tests: None)
    monkeypatch.setattr(test, "perform_all", lambda _folder: (results, missing))


def test_one_failure_fails_the_whole(monkeypatch):
    simulate(monkeypatch, [Result("lint", False, 0.1), Result("types", True, 0.1)], [])
    assert test.main() == 1


def test_missing_part_fails_only_a_strict_run(monkeypatch):
    simulate(monkeypatch, [Result("lint", True, 0.1)], ["chromium"])
    monkeypatch.delenv("COSP_TEST_STRICT", raising=False)
    assert test.main() == 0
    monkeypatch.setenv("COSP_TEST_STRICT", "1")
    assert test.main() == 1


def test_without_postgresql_nothing_is_given(monkeypatch, tmp_path):
    monkeypatch.setattr(test.throwaway, "postgres_folder", lambda: None)
    with test.second_database({}, str(tmp_path)) as variables:
        assert variables == {}


def test_given_servers_are_used(tmp_path):
    given = {"DATABASE_URL": "postgres://localhost/x", "REDIS_URL": "redis://localhost"}
    with test.second_database(given, str(tmp_path)) as variables:
        assert variables == given
