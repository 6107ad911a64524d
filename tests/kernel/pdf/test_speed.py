"""The faster setting of lines puts every letter where the untouched engine would."""

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.papers

# The same texts set by our engine and by the untouched one, in a process of its own: what is loaded
# here is corrected already. Prints the letters of both files with their places.
COMPARE = """
import json, sys, django
django.setup()
from cosp.kernel import pdf
from cosp.kernel.languages import BY_CODE
from cosp.kernel.pdf import engine
import pymupdf
engine._typesetter()
from cosp.kernel.pdf import speed

PAGE = (
    '<html lang="%s" dir="%s" class="%s"><head><title>x</title></head>'
    "<body><main>%s</main></body></html>"
)

def letters(content):
    with pymupdf.open(stream=content, filetype="pdf") as document:
        return [
            (char["c"], *char["origin"], char["bbox"][0], char["bbox"][2])
            for sheet in document
            for block in sheet.get_text("rawdict")["blocks"]
            for line in block.get("lines", [])
            for span in line["spans"]
            for char in span["chars"]
            if not char["c"].isspace()
        ]

def make(code, body):
    language = BY_CODE[code]
    page = PAGE % (language.code, language.direction, language.short, body)
    return letters(engine._typesetter().set(page, ()).content)

cases = json.load(sys.stdin)
ours = [make(*case) for case in cases.values()]
speed.remove()
theirs = [make(*case) for case in cases.values()]
print(json.dumps(dict(zip(cases, zip(ours, theirs)))))
"""
LATIN = (
    "The Conference will have before it a note by the Secretariat on the performance of the "
    "Mechanism, measures required to complete its first phase and considerations for the next. "
)
ARABIC = (
    "سيُعرض على المؤتمر مذكِّرة من الأمانة عن أداء الآلية وعن الاعتبارات المتصلة بالمرحلة التالية. "
)
LEFT, RIGHT, FOOT = 40 / 25.4 * 72, 170 / 25.4 * 72, 770  # edges of the text, in points
CHINESE = "缔约国会议将收到一份秘书处的说明，内容是实施情况审议机制的执行情况。"


TEXTS = {"en": LATIN, "ar": ARABIC, "zh-hans": CHINESE}
CASES = {
    **{
        f"ragged {code}": (code, f"<p>{text * 6}</p><ul><li><span>1.</span> {text}</li></ul>")
        for code, text in TEXTS.items()
    },
    **{
        f"justified {code}": (code, f'<section class="annotations"><p>{text * 12}</p></section>')
        for code, text in TEXTS.items()
    },
    "strange": ("en", f"<p>{LATIN} \N{SNOWMAN} {LATIN}</p>"),
}


@pytest.fixture(scope="module")
def letters():
    """For each case the letters as we set them and as the untouched engine does."""
    done = subprocess.run(
        [sys.executable, "-c", COMPARE],
        input=json.dumps(CASES),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("code", TEXTS)
def test_letters_stand_in_the_same_places(code, letters):
    ours, theirs = letters[f"ragged {code}"]
    assert len(ours) > 200
    assert [one[0] for one in ours] == [one[0] for one in theirs]
    apart = [max(abs(a[1] - b[1]), abs(a[2] - b[2])) for a, b in zip(ours, theirs, strict=True)]
    assert max(apart) < 0.01  # points


@pytest.mark.parametrize("code", ["en", "ar"])
def test_justified_lines_keep_their_letters_and_end_at_the_margin(code, letters):
    ours, theirs = letters[f"justified {code}"]
    assert sorted(one[0] for one in ours) == sorted(one[0] for one in theirs)
    assert {round(one[2]) for one in ours} == {round(one[2]) for one in theirs}  # the same lines
    lines = {round(one[2]): [] for one in ours if one[2] < FOOT}
    for _letter, _x, y, left, right in ours:
        lines.get(round(y), []).append((left, right))
    *full, _last = [lines[y] for y in sorted(lines)]
    assert len(full) > 10
    assert all(abs(min(left for left, _ in line) - LEFT) < 1 for line in full)
    assert all(abs(max(right for _, right in line) - RIGHT) < 1 for line in full)


def test_a_sign_that_no_font_has_is_left_to_the_engine(letters):
    ours, theirs = letters["strange"]
    assert ours == theirs
