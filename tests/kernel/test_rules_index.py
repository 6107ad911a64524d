"""Every rule of procedure names its source and has a test file of the same name."""

from django.conf import settings

from cosp.kernel.rules_index import rules


def test_every_rule_function_names_its_source():
    assert [rule.function for rule in rules(settings.BASE_DIR) if not rule.source] == []


def test_every_rule_module_has_its_test():
    assert [rule.function for rule in rules(settings.BASE_DIR) if not rule.test] == []


def test_the_index_finds_the_rules_of_sessions():
    found = {rule.function for rule in rules(settings.BASE_DIR)}
    assert "sessions.rules.deadlines.moment" in found
