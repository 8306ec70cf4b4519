"""A new council's settings and prose: written once, and never touched again. Its lots are in `starter_lots`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import yaml

from generator.failure import ImportFailure
from generator.importers.mapping import DATA
from generator.importers.start.existing import read_list, read_yaml
from generator.importers.start.starter_lots import lot_text
from generator.publication.criteria import months_after

STARTER = DATA / "starter"
TITLE = "Care and support framework"
TERM_MONTHS = 48

_COPYRIGHT = re.compile(rb"^copyright:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)
# What came from elsewhere is named where it is used: postcodes, once they are imported.
_COPYRIGHT_HERE = b"""copyright: >-
  Text and data may be reused under the
  <a href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/" rel="license">Open Government Licence v3.0</a>.
  Contains information from the register of the Care Quality Commission, under the same licence.
"""


@dataclass(frozen=True, slots=True)
class Council:
    """Whose directory it is: its name, and the place that the public names."""

    name: str
    region: str
    owners: tuple[str, ...] = ()  # who approves for it, as CODEOWNERS names them


def framework_yml(council: Council, today: date, reach_km: int) -> bytes:
    """content/framework.yml: a trial that starts today, with teams for contacts and no person."""
    data = {
        "title": TITLE,
        "council": council.name,
        "region": council.region,
        "summary": f"Care and support for adults in {council.region}, from the register of the Care Quality "
        "Commission.",
        "draft": True,
        "demonstration": True,
        "demonstration_note": "A trial made from the Care Quality Commission's register. The council "
        "has not checked it yet.",
        "legal_basis": "not-stated",
        "starts": today,
        "ends": months_after(today, TERM_MONTHS) - timedelta(days=1),
        "contacts": {
            "care": {"team": "Adult care team"},
            "commissioning": {"team": "Commissioning team"},
        },
        "reach_km": reach_km,
        "stale_after_days": 90,
        "vetting": "awards-alone",
        **({"owners": list(council.owners)} if council.owners else {}),
    }
    head = (
        "# The framework's own facts. Dates are written YYYY-MM-DD.\n"
        "# What says draft: true, here and in the other files, is for the council to settle: settle it,\n"
        "# and take that line away. framework-directory ready lists what is left, in order.\n"
        "# Set demonstration to false once the council stands behind every entry:\n"
        "# until then each page says that this is a trial.\n"
        "# Set vetting to evidence once evidence.csv says what the council has seen of each provider:\n"
        "# until then an award is enough to be listed.\n"
    )
    return (head + yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=100)).encode()


def mkdocs_here(mkdocs_yml: bytes) -> bytes:
    """mkdocs.yml with the installation's own public address as an example only, and the licence of what is here."""
    example = b"# site_url: https://care.example.gov.uk/"
    here = re.sub(rb"^site_url:.*$", example, mkdocs_yml, flags=re.MULTILINE)
    return _COPYRIGHT.sub(_COPYRIGHT_HERE, here)


def needs_yml(installation: Mapping[str, bytes]) -> bytes:
    """The installation's needs, with those that a service from the register may have besides."""
    text = installation.get("content/needs.yml", b"")
    more = (STARTER / "needs.yml").read_bytes()
    ids = {entry["id"] for entry in read_list(installation, "content/needs.yml")}
    extra = read_list({"needs.yml": more}, "needs.yml")
    if all(entry["id"] in ids for entry in extra):
        return text
    return text.rstrip(b"\n") + b"\n" + more if text.strip() else more


def lot_titles(lots: Iterable[str], *sources: Mapping[str, bytes]) -> dict[str, str]:
    """Lot id → public title, from the first of the sources that has the lot, or a starter."""
    return {lot: data["title"] for lot, data in _lots(lots, *sources)}


def unregulated(lots: Iterable[str], *sources: Mapping[str, bytes]) -> frozenset[str]:
    """The lots that CQC never regulates, as the same sources have them."""
    cqc = ((lot, data.get("cqc")) for lot, data in _lots(lots, *sources))
    return frozenset(
        lot for lot, of in cqc if isinstance(of, Mapping) and of.get("registration") == "never"
    )


def _lots(
    lots: Iterable[str], *sources: Mapping[str, bytes]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for lot in lots:
        name = f"lots/{lot}.yml"
        text = lot_text(name, *sources)
        if text is None:
            continue
        data = read_yaml({name: text}, name)
        if not isinstance(data, Mapping) or not isinstance(data.get("title"), str):
            raise ImportFailure(f"{name}: a lot needs a title")
        yield lot, data


def names_here(installation: Mapping[str, bytes], council: Council) -> dict[str, str]:
    """What the installation's council calls itself → what this one does."""
    theirs = read_yaml(installation, "content/framework.yml")
    here = {"title": TITLE, "council": council.name, "region": council.region}
    named = theirs if isinstance(theirs, Mapping) else {}
    return {named[key]: ours for key, ours in here.items() if isinstance(named.get(key), str)}


def begins(existing: Mapping[str, bytes], today: date) -> date:
    """The first day of the framework: as the folder's own settings have it, or else today."""
    there = read_yaml(existing, "content/framework.yml")
    starts = there.get("starts") if isinstance(there, Mapping) else None
    return starts if isinstance(starts, date) else today


def prose_files(council: Council) -> dict[str, bytes]:
    """content/*.md: short texts that are true for any council."""
    texts = {path: path.read_text("utf-8") for path in sorted((STARTER / "content").glob("*.md"))}
    return {
        f"content/{path.name}": text.replace("{council}", council.name).encode()
        for path, text in texts.items()
    }
