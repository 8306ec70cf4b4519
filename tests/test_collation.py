"""In which order names stand, and by which of them a provider is found."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from generator.collation import folded, sort_key, without_legal_form
from generator.publication import Publication
from generator.site.pages import a_to_z
from tests.builders import a_provider, a_publication, a_service, an_area
from tests.county import bodies, body_at
from tests.test_modules import NODE


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Łódź Café (Straße)", "lodz cafe strasse"),
        ("Ærø & Østlund", "aero and ostlund"),
        ("Rose & Crown", "rose and crown"),
        ("Ŋ", "n"),
        ("№ 5", "no 5"),
        ("北京", "bei jing"),
        ("£5 § 2", "5 2"),
        ("St Mark’s", "st marks"),
        ("St Mark's", "st marks"),
        ("Cafe\u0301", "cafe"),
        ("ＡＢＣ", "abc"),
        ("!", ""),
    ],
)
def test_accents_case_and_signs_make_no_difference(name: str, plain: str) -> None:
    assert folded(name) == plain


# Names, and each letter of Latin-1, Latin Extended-A and Latin Extended Additional but for
# micro and what scribes of the Middle Ages wrote.
NAMES = (
    *("Rose & Crown", "Rose&Crown", "Ŋ", "№ 5", "St Mark’s", "St Markʼs", "Łódź Café (Straße)", "STRAẞE"),
    *("The Moorhen", "the zinnia", "The", "Cafe\u0301", "ＡＢＣ", "½ Way", "A_B", "£5 § 2", "Türkçe İıŞ", "ﬁve", "Ə"),
    *(c for c in map(chr, (*range(0xA0, 0x180), *range(0x1E00, 0x1EFA))) if c.isalpha() and c not in "µẚẜẝẟ"),
)  # fmt: skip


def test_the_scripts_fold_and_sort_names_as_lists_do() -> None:
    text = (Path("site_templates/assets/core/text.js")).resolve().as_uri()
    script = (
        f'import {{ plain, sortable }} from "{text}";'
        "const names = JSON.parse(process.argv[1]);"
        "console.log(JSON.stringify(names.map((name) => [plain(name), sortable(name)])));"
    )
    command = [str(NODE), "--input-type=module", "--eval", script, json.dumps(NAMES)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    theirs = {name: tuple(pair) for name, pair in zip(NAMES, json.loads(done.stdout), strict=True)}
    assert theirs == {name: (folded(name), sort_key(name)) for name in NAMES}


def test_the_does_not_sort() -> None:
    names = ["The Zinnia", "Ébène", "Theatre", "the moorhen", "Eben", "Ædan", "Łuk", "Luk A", "A1"]
    assert sorted(names, key=sort_key) == [
        *("A1", "Ædan", "Eben", "Ébène", "Łuk", "Luk A", "the moorhen", "Theatre", "The Zinnia")
    ]


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Kestrel Yard CIC", "kestrel yard"),
        ("Plum Lane Society Limited", "plum lane society"),
        ("Wren C.I.C.", "wren"),
        ("Limited Edition", "limited edition"),
    ],
)
def test_a_legal_form_is_no_part_of_a_name(name: str, bare: str) -> None:
    assert without_legal_form(name) == bare


@pytest.fixture
def abroad() -> Publication:
    """A council whose names are of many kinds."""
    names = {
        "moorhen": ("The Moorhen", "Moorhen Narrowboat Ltd", "Quillfeather"),
        "lodz": ("Łódź House", "Łódź House Limited", "Lodz House"),
        "oester": ("Østerly", "Østerly CIC", ""),
        "zinnia": ("Zinnia", "Aspen Trust", "Zinnia"),
    }
    providers = [
        a_provider(key, title=title, legal_name=legal, trading_name=trading)
        for key, (title, legal, trading) in names.items()
    ]
    services = [
        a_service(f"{key}-days", provider=key, title=f"{title} days")
        for key, (title, _, _) in names.items()
    ]
    areas = [an_area("devizes"), an_area("ecole", name="École"), an_area("east", name="Eastley")]
    return a_publication(*services, providers=providers, areas=areas)


def test_each_name_of_a_provider_stands_under_its_letter_and_leads_to_its_page(
    abroad: Publication,
) -> None:
    letters = {
        letter.letter: [(e.link.text, e.link.href, e.what) for e in letter.entries if not e.service]
        for letter in a_to_z.view(abroad).letters
    }
    assert {letter: lines for letter, lines in letters.items() if lines} == {
        "A": [("Aspen Trust", "providers/zinnia/", "see Zinnia")],
        "L": [("Łódź House (provider)", "providers/lodz/", "1 service")],
        "M": [
            ("The Moorhen (provider)", "providers/moorhen/", "1 service"),
            ("Moorhen Narrowboat Ltd", "providers/moorhen/", "see The Moorhen"),
        ],
        "O": [("Østerly (provider)", "providers/oester/", "1 service")],
        "Q": [("Quillfeather", "providers/moorhen/", "see The Moorhen")],
        "Z": [("Zinnia (provider)", "providers/zinnia/", "1 service")],
    }


def test_every_list_has_the_same_order(abroad: Publication) -> None:
    assert [p.id for p in abroad.providers.values()] == ["lodz", "moorhen", "oester", "zinnia"]
    assert [s.provider for s in abroad.services.values()] == ["lodz", "moorhen", "oester", "zinnia"]
    assert list(abroad.areas) == ["devizes", "east", "ecole"]
    shown = re.findall(r'<h2><a href="[^"]*providers/(\w+)/"', body_at(abroad, "providers/"))
    assert shown == ["lodz", "moorhen", "oester", "zinnia"]


def test_a_provider_is_shown_by_all_its_names(abroad: Publication) -> None:
    pages = bodies(abroad)
    assert "Also called Moorhen Narrowboat Ltd and Quillfeather." in pages["providers/"]
    assert "Also called Østerly" not in pages["providers/"]
    assert '<a href="../providers/moorhen/">Quillfeather</a>: see The Moorhen' in pages["a-z/"]
    assert "Quillfeather" in pages["providers/moorhen/"]
