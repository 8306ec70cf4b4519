"""One judge for each kind of value: what the schemas accept is on a page, as a link where it is one.

What they do not accept is a problem, which says what to write where that can be told.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator import formats
from generator.check import check
from generator.config import SCHEMAS, Config
from generator.load import load
from generator.publication import publish
from generator.site import addresses
from generator.site.browser import vocabulary
from generator.site.parts import links
from tests.county import by_address, links_in, renderer
from tests.matrix import AS_OF, council

RIGHT = {
    "phone": (
        *("01632 960224", "01632-960224", "01632960224", "0800 123456", "0800 1111", "0300 123 0123"),
        *("01632 960224 ext 12", "01632 960224 ext. 12", "01632 960224x12", "01632 960224, extension 7"),
        *("18001 01632 960224", "18001-0800 123456", "18002 01632 960224 ext 3"),
    ),
    "call": ("111", "101", "999", "112", "116 123", "18000", "18001 111", "01632 960224 ext 12"),
    "email": ("hello@kite.example.org", "o'brien+care@kite.example.org", "a@xn--caf-dma.example.org"),
    "website": (
        *("https://kite.example.org", "https://kite.example.org/o'brien", "https://kite.example.org:8443/"),
        *("https://xn--caf-dma.example.org/?a=b&c=d#e", "https://kite.example.org/tea/café(1)"),
    ),
    "postcode": ("SN10 1AA", "BA1 1AA", "W1A 1AA", "GIR 0AA"),
    "cqc_location_id": ("1-123456", "1-123456789012", "RTX", "RTX01"),
    "cqc_provider_id": ("1-101234567", "RTX"),
    "company_number": (
        *("01234567", "SC123456", "OC123456", "NI123456", "CE012345", "R0123456"),
        *("IP30872R", "SP1867RS", "NP00123R", "RS00592C", "RS123CUS", "NO000123"),
    ),
    "charity_number": ("123456", "1234567", "SC012345", "NIC100001"),
    "days": ("mon", "mon; tue;wed", "fri ; mon"),
}  # fmt: skip
WRONG = {
    "phone": {
        "+44 (0)1632 960224": 'write "01632 960224"',
        "0044 1632 960224": 'write "01632 960224"',
        "(01632) 960224": 'write "01632 960224"',
        "01632\u2013960224": 'write "01632 960224"',
        "'01632 960224": 'write "01632 960224"',
        "Tel: 01632 960224": 'write "01632 960224"',
        "01632 960224 #12": 'write "01632 960224 ext 12"',
        "1632960224": 'write "01632960224"',
        "01632 960224 / 07700 900123": "keep one of 01632 960224 and 07700 900123",
        "01632 960224/07700 900123": "keep one of 01632 960224 and 07700 900123",
        "01632 960224 or +44 7700 900123": "keep one of 01632 960224 and 07700 900123",
        "01632 960224 and ask for Sue": "",
        "01632 960224 ext": "",
        "0906 123 4567": "",  # whoever rings it pays
        "111": "",  # nobody's own
        "ring us": "",
    },
    "call": {"99": "", "+44 1632 960224": 'write "01632 960224"', "1632 960224": 'write "01632 960224"'},
    "email": {
        "info@café.example.org": 'write "info@xn--caf-dma.example.org"',
        "jo @ kite.example.org": 'write "jo@kite.example.org"',
        "mailto:jo@kite.example.org": 'write "jo@kite.example.org"',
        "jo@a.example.org; al@a.example.org": "keep one of jo@a.example.org and al@a.example.org",
        "info@straße.example.org": "",  # in plain letters it may be another's
        "reception @ Two Kettles": "",
        "a..b@kite.example.org": "",
        "a@kite": "",
        f"{'a' * 65}@kite.example.org": "",
    },
    "website": {
        "www.kite.example.org": 'write "https://www.kite.example.org"',
        "http://kite.example.org/a": 'write "https://kite.example.org/a"',
        "https://café.example.org/": 'write "https://xn--caf-dma.example.org"',
        "https://kite.example.org/\u202egro": "",
        'https://kite.example.org/"x': "",
        "https://jo@kite.example.org": "",
        "javascript:alert(1)": "",
    },
    "postcode": {"sn101aa": 'write "SN10 1AA"', "SN10 1AC AA": "", "SN10 1CA": ""},
    "cqc_location_id": {"1-12": "", "1-123456789 (Kite)": "", "../evil": ""},
    "company_number": {
        "1234567": 'write "01234567"',
        "ip30872r": 'write "IP30872R"',
        "XX123456": "",
        "SP1867R": "",
        "IPABCDEF": "",
    },
    "charity_number": {"12": "", "SC12": ""},
    "days": {
        "Mon; Tue": 'write "mon; tue"',
        "mon, tue": 'write "mon; tue"',
        "Tuesdays and Thursdays": 'write "tue; thu"',
        "Monday to Friday": 'write "mon; tue; wed; thu; fri"',
        "Mon-Fri": 'write "mon; tue; wed; thu; fri"',
        "mon\u2013wed, Sat": 'write "mon; tue; wed; sat"',
        "Friday to Monday": 'write "mon; fri; sat; sun"',
        "every day": 'write "mon; tue; wed; thu; fri; sat; sun"',
        "Weekdays": 'write "mon; tue; wed; thu; fri"',
        "Monday to Monday": "",
        "Mon-Wed-Fri": "",
        "M, T": "",
        "most days": "",
        "mon; tue;": "",
        "Monday mornings": "",
    },
}  # fmt: skip


def _patterns(found: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """The key, or the name of the column, of everything in a schema that has a pattern."""
    if isinstance(found, dict):
        name = found["name"] if isinstance(found.get("name"), str) else key
        if isinstance(found.get("pattern"), str):
            yield key, found["pattern"]
        for inner, value in found.items():
            yield from _patterns(value, name if inner == "constraints" else inner)
    elif isinstance(found, list):
        for item in found:
            yield from _patterns(item, key)


SCHEMA_FILES = sorted(SCHEMAS.glob("*.schema.json"))
EVERY = [(f.name, *p) for f in SCHEMA_FILES for p in _patterns(json.loads(f.read_text("utf-8")))]


def test_each_kind_has_one_pattern_wherever_it_stands() -> None:
    found = {kind: {p.strip("^$") for _, key, p in EVERY if key == kind} for kind in RIGHT}
    calls = formats._patterns()["call"].pattern.strip("^$")
    assert calls in found["phone"]  # what a resident may ring is more, see RIGHT
    found["phone"].remove(calls)
    assert all(len(patterns) == 1 for kind, patterns in found.items() if kind != "call")
    files = {file.partition(".")[0] for file, key, _ in EVERY if key == "email"}
    assert files == {"services", "provider", "framework", "lot"}


@pytest.mark.parametrize(("file", "key", "pattern"), EVERY)
def test_an_alternative_stands_in_brackets(file: str, key: str, pattern: str) -> None:
    """Frictionless puts ^ and $ round a pattern: of `a|b` it would see the beginning and the end alone."""
    parsed = _parser.parse(pattern)
    assert parsed[0][0] is not _constants.BRANCH, (file, key)


@pytest.mark.parametrize(("kind", "value"), [(k, v) for k, values in RIGHT.items() for v in values])
def test_a_value_that_is_right_fits(kind: str, value: str) -> None:
    assert formats.fits(kind, value)


@pytest.mark.parametrize(
    ("kind", "value", "mended"),
    [(k, v, m) for k, values in WRONG.items() for v, m in values.items()],
)
def test_of_a_value_that_is_wrong_is_said_what_to_write(kind: str, value: str, mended: str) -> None:
    assert not formats.fits(kind, value)
    assert formats.mend(f"^{formats._patterns()[kind].pattern.strip('^$')}$", value) == mended


@given(st.sampled_from(sorted(formats._FORMS)), st.text(max_size=30) | st.data())
def test_what_is_advised_is_right(kind: str, drawn: Any) -> None:
    value = drawn
    if not isinstance(value, str):
        value = drawn.draw(_near(kind))
    mended = formats.mend(formats._patterns()[kind].pattern, value)
    for advised in re.findall(r'^write "(.*)"$', mended):
        assert formats.fits(kind, advised)


# Values that are right, with something added, taken away or changed.


def _near(kind: str) -> st.SearchStrategy[str]:
    right = st.sampled_from(RIGHT[kind]) | st.sampled_from(sorted(WRONG.get(kind, {"x": ""})))
    made = right if kind == "email" else st.from_regex(formats._patterns()[kind], fullmatch=True)
    pieces = st.sampled_from(["", " ", "'", ".", "-", "0", "é", "@", "/", "x1", "\n", "\t", "&", "%", '"', "<", "\\"])  # fmt: skip
    return right | made.filter(lambda v: len(v) < 120) | st.builds(
        lambda value, at, gone, piece: value[: at % (len(value) + 1)] + piece + value[at % (len(value) + 1) + gone :],
        right | made, st.integers(0, 60), st.integers(0, 2), pieces,
    )  # fmt: skip


SERVICE, PROVIDER = "providers/kite-hill-trust/services.csv", "providers/kite-hill-trust/datapackage.yaml"  # fmt: skip
LOT, ELSEWHERE = "lots/day-and-evening-opportunities.yml", "content/elsewhere.yml"
FRAMEWORK = "content/framework.yml"
# Each place in which such a value can stand, and the page that shows it.
PLACES = {
    **{(SERVICE, k): "services/kite-hill-day-centre/" for k in ("phone", "email", "website", "postcode", "cqc_location_id")},
    **{(PROVIDER, f"provider.{k}"): "providers/kite-hill-trust/" for k in ("phone", "email", "website", "postcode", "cqc_provider_id", "company_number", "charity_number")},
    (FRAMEWORK, "contacts.care.phone"): "find/",
    (FRAMEWORK, "contacts.care.email"): "lots/day-and-evening-opportunities/",
    (FRAMEWORK, "contacts.commissioning.phone"): "join/",
    (FRAMEWORK, "contacts.commissioning.email"): "join/where-wanted/",
    (LOT, "lead_commissioner.email"): "join/day-and-evening-opportunities/",
    (ELSEWHERE, "0.calls.0.phone"): addresses.WORDS_JSON,
    (ELSEWHERE, "0.link.address"): addresses.WORDS_JSON,
}  # fmt: skip
SHOWN_ON = frozenset(PLACES.values())
# Days are shown in other words than they are filed in.
assert set(RIGHT) - {"call", "days"} <= {key.rpartition(".")[2] for _, key in PLACES}


def _kind(file: str, key: str) -> str:
    last = key.rpartition(".")[2]
    return {"address": "website"}.get(last, "call" if file == ELSEWHERE else last)


def _shown(kind: str, value: str, page: str) -> bool:
    makers = {"phone": links.telephone, "call": links.telephone, "email": links.mail, "website": links.website, "cqc_location_id": links.cqc_location}  # fmt: skip
    if page.startswith("{"):
        entry = json.loads(page)["elsewhere"][0]
        link = links.telephone(value) if kind == "call" else None
        return bool(link and link.href == entry["calls"][0][2]) or value == entry["link"][1]
    if kind not in makers:
        return value in page
    link = makers[kind](value)
    return link is not None and any(
        to == link.href or to.startswith(f"{link.href}?") for to in links_in(page).links
    )


def _put(root: Path, values: dict[tuple[str, str], str]) -> None:
    rows = list(csv.reader(io.StringIO((root / SERVICE).read_text("utf-8"))))
    settings_files = (PROVIDER, LOT, FRAMEWORK)
    data = {name: yaml.safe_load((root / name).read_text("utf-8")) for name in settings_files}
    data[LOT]["cqc"]["registration"] = "sometimes"  # elsewhere no location belongs to a service
    data[FRAMEWORK]["demonstration"] = False  # there an invented CQC id has no link
    data[ELSEWHERE] = [
        {"id": "a", "words": ["harm"], "says": "Ring for help.", "calls": [{"name": "Help", "phone": ""}], "link": {"text": "Help", "address": ""}}
    ]  # fmt: skip
    for (file, key), value in values.items():
        if file == SERVICE:
            rows[1][rows[0].index(key)] = value
            continue
        at = data[file]
        *way, last = key.split(".")
        for step in way:
            at = at[int(step)] if step.isdigit() else at[step]
        at[last] = value
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    (root / SERVICE).write_bytes(out.getvalue().encode())
    for name, content in data.items():
        (root / name).write_text(yaml.safe_dump(content), "utf-8")


def _pages(
    root: Path, values: dict[tuple[str, str], str]
) -> tuple[set[tuple[str, str]], dict[str, str]]:
    """Where `check` finds a problem, and the pages, which are made all the same."""
    council(root)
    _put(root, values)
    config = Config(root, AS_OF, root / "site")
    wrong = {(problem.place.file, problem.place.field) for problem in check(config).problems}
    filed = load(config).filed
    assert filed is not None
    publication = publish(filed, AS_OF)
    render, made = renderer(publication), by_address(publication)
    shown = {address: render.body(page) for address, page in made.items() if address in SHOWN_ON}
    return wrong, shown | vocabulary.files(publication)


@pytest.mark.parametrize("number", range(max(map(len, RIGHT.values()))))
def test_what_is_right_is_accepted_and_shown_wherever_it_can_stand(
    number: int, tmp_path: Path
) -> None:
    right = {place: RIGHT[_kind(*place)] for place in PLACES}
    values = {place: several[number % len(several)] for place, several in right.items()}
    wrong, found = _pages(tmp_path, values)
    assert wrong & set(PLACES) == set()
    for place, value in values.items():
        assert _shown(_kind(*place), value, found[PLACES[place]]), (place, value)


# A failure is shown as it was found: to make it smaller would take minutes.
@settings(max_examples=25, phases=[Phase.generate])
@given(data=st.data())
def test_whatever_is_accepted_is_shown(data: st.DataObject, tmp_path_factory: Any) -> None:
    values = {place: data.draw(_near(_kind(*place)), str(place)) for place in PLACES}
    wrong, found = _pages(tmp_path_factory.mktemp("council"), values)
    for place, value in values.items():
        if place not in wrong and value.strip():
            assert _shown(_kind(*place), value.strip(), found[PLACES[place]]), (place, value)
