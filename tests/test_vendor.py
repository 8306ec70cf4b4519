"""What others wrote and the site serves is theirs to the letter, of the version that its README names."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

VENDOR = Path(__file__).parents[1] / "site_templates" / "assets" / "vendor"
ADDED = b"\nexport { SearchableMap };\n"
# The files of the npm package minisearch 7.2.0.
PACKAGE = {
    "minisearch/LICENSE.txt": "70d37354d6395629fb99edb28cb37a5d356ffa24a48cd02a5def5b83a300a899",
    "minisearch/index.d.ts": "582758297480d23a4f7bf67f3c880427a27136e14613f62447f55e8e1a74b92c",
    "minisearch/index.js": "0393b3ba253b809d5e55707c7b0875ef9b518a296a006c6739b28876e154edb3",
}


@pytest.mark.parametrize("name", PACKAGE)
def test_a_file_is_the_package_s_but_for_the_line_that_is_added(name: str) -> None:
    content = (VENDOR / name).read_bytes()
    assert content.endswith(ADDED) == (not name.endswith(".txt"))
    assert sha256(content.removesuffix(ADDED)).hexdigest() == PACKAGE[name]


def test_nothing_else_is_there() -> None:
    files = {p.relative_to(VENDOR).as_posix() for p in VENDOR.rglob("*") if p.is_file()}
    assert files == {*PACKAGE, "README.md"}
