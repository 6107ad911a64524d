"""The benchmarks' table: value beside baseline, ratio beside goal, and whether it is met."""

from tests.bench.table import Row, table


def test_goal_is_judged_on_the_ratio_to_the_baseline():
    assert Row("six papers", 2.0, "s", baseline=4.4, goal=0.5).is_met
    assert not Row("six papers", 3.0, "s", baseline=4.4, goal=0.5).is_met


def test_goal_without_a_baseline_is_judged_on_the_value():
    assert Row("memory", 260, "MB", goal=350).is_met
    assert not Row("pages", 0.9, "", goal=1.0, is_more_better=True).is_met


def test_without_a_goal_nothing_is_met_or_missed():
    assert Row("cold", 1.1, "s").is_met is None


def test_the_table_shows_each_figure():
    lines = table([Row("six papers", 2.2, "s", 4.4, "plain", 0.5)]).splitlines()
    assert lines[0].split() == ["what", "value", "unit", "baseline", "ratio", "goal", "met"]
    assert lines[1].split() == [
        "six",
        "papers",
        "2.2",
        "s",
        "4.4",
        "plain",
        "0.50",
        "<=",
        "0.5",
        "yes",
    ]
