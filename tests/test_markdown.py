"""What somebody writes means the same wherever it stands, and no number, word or line of it is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator import markdown
from generator.frame import make_frames
from generator.records import Joining, Question
from generator.site.parts.prose import to_html
from generator.site.parts.site import frame_facts
from tests.builders import a_framework, a_lot, a_provider, a_publication, a_service
from tests.county import by_address, renderer

ROOT: Final = Path(__file__).parent.parent

# What is written → what is shown, without the line breaks between elements.
SAMPLES: Final = {
    "a year": ("1986. That was the year.", "<p>1986. That was the year.</p>"),
    "a hundred": ("99. a\n\n100. b", '<ol start="99"><li>a</li></ol><p>100. b</p>'),
    "years": ("1986. We began.\n1991. A van.", "<p>1986. We began.<br>1991. A van.</p>"),
    "years in a list": ("- 1986. A\n- 1991. B", "<ul><li>1986. A</li><li>1991. B</li></ul>"),
    "a year in a sentence": ("We began in\n1986. It rained.", "<p>We began in 1986. It rained.</p>"),
    "a number in a sentence": ("There are\n14. Or more.", "<p>There are 14. Or more.</p>"),
    "steps": ("1. Ring\n2. Wait", "<ol><li>Ring</li><li>Wait</li></ol>"),
    "steps with brackets": ("1) Ring\n2) Wait", "<ol><li>Ring</li><li>Wait</li></ol>"),
    "steps counted by the reader": ("1. Ring\n1. Wait", "<ol><li>Ring</li><li>Wait</li></ol>"),
    "steps with a gap": ("2. a\n5. b\n6. c", '<ol start="2"><li>a</li><li value="5">b</li><li>c</li></ol>'),
    "steps downwards": ("2. a\n1. b", '<ol start="2"><li>a</li><li value="1">b</li></ol>'),
    "steps around a paragraph": ("1. a\n\nWait.\n\n2. b", '<ol><li>a</li></ol><p>Wait.</p><ol start="2"><li>b</li></ol>'),
    "steps around a list": ("1. a\n- x\n\n2. b", '<ol><li>a</li></ol><ul><li>x</li></ul><ol start="2"><li>b</li></ol>'),
    "a list after a line": ("We offer:\n- a\n- b", "<p>We offer:</p><ul><li>a</li><li>b</li></ul>"),
    "steps after a line": ("Do this:\n1. a\n2. b", "<p>Do this:</p><ol><li>a</li><li>b</li></ol>"),
    "stars": ("* a\n* b", "<ul><li>a</li><li>b</li></ul>"),
    "plus signs": ("+ a\n+ b", "<ul><li>a</li><li>b</li></ul>"),
    "bullets of a word processor": ("•\tone\n•\ttwo", "<ul><li>one</li><li>two</li></ul>"),
    "a hard space after a bullet": ("-\xa0a\n-\xa0b", "<ul><li>a</li><li>b</li></ul>"),
    **{
        f"a list in a {kind}, {spaces} spaces in": (
            f"{sign} a\n{' ' * spaces}- b\n{' ' * spaces}- c\n{after} d",
            f"<{tag}><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></{tag}>",
        )
        for kind, tag, sign, after in (("list", "ul", "-", "-"), ("step", "ol", "1.", "2."))
        for spaces in (3, 4)
    },
    "three levels": ("- a\n    - b\n        - c\n- d", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"),
    "wide bullets": ("-   a\n    - b\n-   c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
    "a wrapped item": ("- one\n  two\nthree\n- four", "<ul><li>one two three</li><li>four</li></ul>"),
    "a hard line break": ("Kite House  \nHigh Street\\\nDevizes", "<p>Kite House<br>High Street<br>Devizes</p>"),
    "an indented paragraph": ("    It is quiet here.", "<p>It is quiet here.</p>"),
    "a paragraph after a tab": ("\tIt is quiet here.", "<p>It is quiet here.</p>"),
    "a heading": ("## Our week", "<h2>Our week</h2>"),
    "a hashtag": ("#KiteHill is our tag.", "<p>#KiteHill is our tag.</p>"),
    "a dash alone": ("Ring us.\n-", "<p>Ring us. -</p>"),
    "straight apostrophes": ("It's Dev's \"mug\".", "<p>It's Dev's \"mug\".</p>"),
    "underscores in words": ("See my_care_plan.", "<p>See my_care_plan.</p>"),
    "a telephone number": ("+44 1632 960224", "<p><a>+44 1632 960224</a></p>"),
    "a footnote": ("£10 an hour*\n\n*VAT is extra.", "<p>£10 an hour*</p><p>*VAT is extra.</p>"),
    "older than": (">65s are welcome.", "<p>&gt;65s are welcome.</p>"),
    "an entity": ("B&B; Fish &amp; chips, &amp;copy;", "<p>B&amp;B; Fish &amp; chips, &amp;copy;</p>"),
    "opening hours like a reference": ("[Monday]: closed", "<p>[Monday]: closed</p>"),
    "an address like a reference": ("[Site]: https://a.example.org", "<p>[Site]: https://a.example.org</p>"),
    "brackets in a link": ("[us](https://a.example.org/a_(b))", "<p><a>us</a></p>"),
    "an e-mail address": ("<jo@a.example.org>", "<p><a>jo@a.example.org</a></p>"),
    "exclamation marks": ("!!! Great news", "<p>!!! Great news</p>"),
    "a note": ('!!! note "Please"\n    Knock.\n\n    - x\n\nRing.', "<p>Please</p><p>Knock.</p><ul><li>x</li></ul><p>Ring.</p>"),
    "a rule of stars": ("a\n\n* * *\n\nb", "<p>a</p><hr><p>b</p>"),
    "a table": (
        "Our week:\n\n| Day | What |\n| --- | ---: |\n| Monday | *art* |\n| Friday | pub |",
        "<p>Our week:</p><table><thead><tr><th>Day</th><th>What</th></tr></thead><tbody><tr><td>Monday</td>"
        "<td><em>art</em></td></tr><tr><td>Friday</td><td>pub</td></tr></tbody></table>",
    ),
}  # fmt: skip


class _Structure(HTMLParser):
    """Elements, what numbers a list, and words: whatever else an element has is for its look."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        numbers = [f" {name}={value}" for name, value in attrs if name in ("start", "value")]
        if tag != "div":  # a note, of which texts keep the words
            self.parts.append(f"<{tag}{''.join(numbers)}>")

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("div", "br", "hr"):
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    @property
    def whole(self) -> str:
        return re.sub(r"\s*(</?(?!a\b|em)[^>]*>)\s*", r"\1", " ".join("".join(self.parts).split()))


def structure(html: str) -> str:
    return _Structure(html).whole


def between(page: str) -> Mapping[str, list[str]]:
    """The structure of each sample, for each time that the page shows it."""
    shown: dict[str, list[str]] = {}
    for name, html in re.findall(
        r"<p>From here: ([^<]*)</p>(.*?)<p>To here\.</p>", page, re.DOTALL
    ):
        shown.setdefault(name, []).append(re.sub(r"(?<=<h)\d|(?<=</h)\d", "2", structure(html)))
    return shown


WHOLE: Final = "\n\n".join(
    f"From here: {name}\n\n{written}\n\nTo here." for name, (written, _) in SAMPLES.items()
)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, list[str]]]:
    """Where a text may stand → what each sample is there."""
    folder = tmp_path_factory.mktemp("prose")
    settings = f"INHERIT: {json.dumps(str(ROOT / 'mkdocs.yml'))}\nnav: []\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (folder / "content").mkdir()
    (folder / "content" / "a.md").write_text(f"# A page\n\n{WHOLE}\n", encoding="utf-8")
    make_frames(
        mkdocs_yml=folder / "mkdocs.yml",
        docs=folder / "content",
        theme=ROOT / "site_templates" / "theme",
        site=folder / "site",
        framework=a_framework(),
        facts=frame_facts(a_publication()),
    )
    answers = (Question("Why?", WHOLE),)
    joining = Joining(buying=WHOLE, call_off=WHOLE, leaving=WHOLE, questions=answers)
    publication = a_publication(
        a_service(),
        framework=a_framework(joining=joining),
        providers=[a_provider(about=WHOLE)],
        lots=[a_lot(description=WHOLE, costs=WHOLE)],
    )
    body = renderer(publication).body
    prose = (folder / "site" / "a" / "index.html").read_text(encoding="utf-8")
    return {"content/a.md": between(prose)} | {
        address: between(body(page))
        for address, page in by_address(publication).items()
        if address in ("providers/kite-hill-trust/", f"lots/{a_lot().id}/", "join/")
    }


@pytest.mark.parametrize("name", SAMPLES)
def test_a_text_means_the_same_wherever_it_stands(
    name: str, shown: Mapping[str, Mapping[str, list[str]]]
) -> None:
    expected = structure(SAMPLES[name][1])
    assert {where: samples[name] for where, samples in shown.items()} == {
        "content/a.md": [expected],
        "providers/kite-hill-trust/": [expected],
        f"lots/{a_lot().id}/": [expected] * 2,  # what it is, and what it costs
        "join/": [expected] * 4,
    }


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_measured_is_what_is_shown(name: str) -> None:
    written, shown = SAMPLES[name]
    seen = re.sub(r"<br>|</(?:p|li|h2|t[hd])>|<[uo]l[^>]*>", "\n", shown)
    words = [
        _Structure(line).whole for line in re.sub(r"</?[a-z][^>]*>|^\n+", "", seen).split("\n")
    ]
    for page in (False, True):
        lines = "\n".join(markdown.lines(written, page=page)).split("\n")
        assert lines == [line for line in words if line]


_SIGNS = ("", "", "- ", "* ", "+ ", "• ", "1. ", "2) ", "7. ", "1986. ", "1.", "(a) ", "– ", "# ", "> ", ">6", "!!! ", "[a]: ", "    ")  # fmt: skip
_LINE = st.builds(
    "{}{}{} {}".format,
    st.sampled_from(("", "", " ", "  ", "   ", "    ", "\t", "\xa0")),
    st.sampled_from(_SIGNS),
    st.sampled_from(("", *_SIGNS)),
    st.lists(st.from_regex(r"[a-z]{5}", fullmatch=True), min_size=1, max_size=3).map(" ".join),
)


@given(st.lists(st.one_of(_LINE, st.just("")), max_size=9).map("\n".join), st.booleans())
def test_no_word_is_lost_moved_or_told_of_another_line(written: str, page: bool) -> None:
    words = re.findall(r"[a-z]{5}", written)
    assert re.findall(r"[a-z]{5}", "\n".join(markdown.lines(written, page=page))) == words
    for token in markdown.parser(page=page).parse(written):
        if token.type == "inline" and token.map:
            stood = "\n".join(written.split("\n")[slice(*token.map)])
            assert set(re.findall(r"[a-z]{5}", token.content)) <= set(words) & set(
                re.findall(r"[a-z]{5}", stood)
            )


@given(st.lists(st.integers(0, 99), min_size=1, max_size=6), st.sampled_from(".)"))
def test_each_item_bears_the_number_that_is_written(numbers: list[int], sign: str) -> None:
    html = to_html("\n".join(f"{number}{sign} x" for number in numbers), 0)
    start = re.search(r'<ol start="(\d+)"', html)
    shown = [int(start[1]) if start else 1]
    for value in re.findall(r'<li(?: value="(\d+)")?>', html)[1:]:
        shown.append(int(value) if value else shown[-1] + 1)
    counted = len(set(numbers)) == 1
    assert shown == (list(range(numbers[0], numbers[0] + len(numbers))) if counted else numbers)


_OWN_TEXTS: Final = [
    *sorted((ROOT / "content").rglob("*.md")),
    *sorted((ROOT / "providers").glob("*/about.md")),
]


@pytest.mark.parametrize("path", _OWN_TEXTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_is_written_as_commonmark_asks_is_read_as_commonmark_says(path: Path) -> None:
    text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"^!!!.*\n(?:(?:    .*)?\n)*", "", text, flags=re.MULTILINE)  # not of CommonMark
    plain = MarkdownIt("commonmark", {"html": False}).enable("table")
    assert markdown.parser(page=True).render(text) == plain.render(text)
