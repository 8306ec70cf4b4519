"""A new council's settings, lots and prose: written once, and never touched again."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import yaml

from generator.failure import ImportFailure
from generator.importers.mapping import DATA
from generator.importers.start.existing import read_list, read_yaml
from generator.publication.criteria import months_after

STARTER = DATA / "starter"
TITLE = "Care and support framework"
TERM_MONTHS = 48
_LEAD = re.compile(
    r"^lead_commissioner:.*\n(?:[ \t]+.*\n)*(?:^deputy_commissioner:.*\n)?", re.MULTILINE
)
# What leads to other texts of the installation: its prose pages, and lots that may not be here.
_LEADS_ON = re.compile(
    r"^(?:more|have_you_thought_of):.*\n(?:[ \t-].*\n|\n(?=[ \t]))*", re.MULTILINE
)
# What the installation's council decided about prices, and sums that it names in a text of its own.
_PRICES = re.compile(r"^price_model:\n(?:[ \t].*\n|\n(?=[ \t]))*", re.MULTILINE)
_SUM = re.compile(r"\n(?:  [^\s-].*\n)*?  [^\s-].*£.*\n(?:  [^\s-].*\n)*(?=\n|\S)")
_ENTRY = re.compile(r"^  - .*\n(?:    .*\n|[ \t]*\n)*", re.MULTILINE)
_ENTRIES = re.compile(r"(?:  .*\n|[ \t]*\n)+")
_LEAD_HERE = "lead_commissioner:\n  team: Commissioning team\n"


@dataclass(frozen=True, slots=True)
class Council:
    """Whose directory it is: its name, and the place that the public names."""

    name: str
    region: str


def framework_yml(council: Council, today: date, reach_km: int) -> bytes:
    """content/framework.yml: a trial that starts today, with teams for contacts and no person."""
    data = {
        "title": TITLE,
        "council": council.name,
        "region": council.region,
        "summary": f"Care and support for adults in {council.region}, from the register of the Care Quality "
        "Commission.",
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
    }
    head = (
        "# The framework's own facts. Dates are written YYYY-MM-DD.\n"
        "# Set demonstration to false once the council stands behind every entry:\n"
        "# until then each page says that this is a trial.\n"
        "# Set vetting to evidence once evidence.csv says what the council has seen of each provider:\n"
        "# until then an award is enough to be listed.\n"
    )
    return (head + yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=100)).encode()


def without_address(mkdocs_yml: bytes) -> bytes:
    """mkdocs.yml with the installation's own public address as an example only."""
    example = b"# site_url: https://care.example.gov.uk/"
    return re.sub(rb"^site_url:.*$", example, mkdocs_yml, flags=re.MULTILINE)


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
        text = _lot_text(name, *sources)
        if text is None:
            continue
        data = read_yaml({name: text}, name)
        if not isinstance(data, Mapping) or not isinstance(data.get("title"), str):
            raise ImportFailure(f"{name}: a lot needs a title")
        yield lot, data


def lot_files(
    lots: Iterable[str], installation: Mapping[str, bytes], council: Council
) -> dict[str, bytes]:
    """lots/*.yml and lots/criteria.yml, with no other council's names, teams, addresses, decisions or prices."""
    shared = "lots/criteria.yml"
    criterion_ids = {entry["id"] for entry in read_list(installation, shared)}
    files = {shared: _renamed(installation.get(shared, b"[]\n"), installation, council).encode()}
    for name in (f"lots/{lot}.yml" for lot in lots):
        text = _lot_text(name, installation)
        if text is not None:
            adapted = _LEAD.sub(_LEAD_HERE, _renamed(text, installation, council))
            adapted = _PRICES.sub(_units, _SUM.sub("", _LEADS_ON.sub("", adapted)))
            files[name] = _with_known_criteria(adapted, criterion_ids).encode()
    return files


def prose_files(council: Council) -> dict[str, bytes]:
    """content/*.md: short texts that are true for any council."""
    texts = {path: path.read_text("utf-8") for path in sorted((STARTER / "content").glob("*.md"))}
    return {
        f"content/{path.name}": text.replace("{council}", council.name).encode()
        for path, text in texts.items()
    }


def _lot_text(name: str, *sources: Mapping[str, bytes]) -> bytes | None:
    """The text of a lot: the first source's that has one, or a starter's; None where there is none."""
    starter = STARTER / name
    text = next((source[name] for source in sources if name in source), None)
    return starter.read_bytes() if text is None and starter.is_file() else text


def _renamed(text: bytes, installation: Mapping[str, bytes], council: Council) -> str:
    """With this council's names where the installation's own stand."""
    framework = read_yaml(installation, "content/framework.yml")
    renamed = text.decode()
    here = {"title": TITLE, "council": council.name, "region": council.region}
    for key, name in here.items() if isinstance(framework, Mapping) else ():
        if isinstance(framework.get(key), str) and framework[key]:
            renamed = renamed.replace(framework[key], name)
    return renamed


def _units(match: re.Match[str]) -> str:
    """A price model that says in which units a price is given, and no more: the council has decided nothing."""
    bands = yaml.safe_load(match[0])["price_model"]["bands"]
    units = dict.fromkeys(band["unit"] for band in bands)
    return "price_model:\n  bands:\n" + "".join(f"    - unit: {unit}\n" for unit in units)


def _with_known_criteria(text: str, criterion_ids: Collection[str]) -> str:
    """Without criteria that the council does not have, so that a lot never names one in vain."""
    head, mark, tail = text.partition("\ncriteria:\n")
    if not mark:
        return text
    listed = _ENTRIES.match(tail)
    entries = _ENTRY.findall(listed[0]) if listed else []
    kept = [entry for entry in entries if _is_known(entry, criterion_ids)]
    rest = tail[listed.end() :] if listed else tail
    return head + mark + "".join(kept) + rest if kept else head + "\n" + rest


def _is_known(entry: str, criterion_ids: Collection[str]) -> bool:
    """Whether an entry of a lot's criteria can stand: a shared one by its id, or one that is written out."""
    item = yaml.safe_load(entry)[0]
    if isinstance(item, str):
        return item in criterion_ids
    base = item.get("builds_on") or item["id"]
    return base in criterion_ids or ("builds_on" not in item and "question" in item)
