"""The README's index of rules is the one that the code gives."""

from django.conf import settings
from django.core.management import call_command


def test_the_index_of_rules_is_that_of_the_code(capsys):
    call_command("rules_index")
    printed = capsys.readouterr().out.strip()
    text = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")
    between = text.split("<!-- rules -->")[1].split("<!-- /rules -->")[0].strip()
    assert between == printed, "Put what manage.py rules_index prints between the marks."
