"""A council's folder of any size, made from the demonstration's words, in a fixed order.

Every provider follows one of the demonstration's; every service follows a row
of the same lot. Names are put together of words that homes and services have,
so that some are alike, and a few the same. What comes out passes the checks, and is the same each time.
"""

from __future__ import annotations

import csv
import random
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

Row = dict[str, str]

SERVICES_A_PROVIDER = 20 / 3
_LONGEST_SUMMARY = 600
# Numbers in registers, in the ranges that no register has given out.
_NUMBERS = {
    "company_number": "99{:06d}",
    "charity_number": "99{:05d}",
    "cqc_provider_id": "1-0{:08d}",
}
# 7,680 names: among 10,000 services many have a name of their own, and words in common with hundreds.
_BEGINNINGS = (
    *("Alder", "Ash", "Beech", "Birch", "Bramble", "Brook", "Cherry", "Clover", "Elm", "Fern"),
    *("Gorse", "Hazel", "Heather", "Holly", "Juniper", "Larch", "Laurel", "Linden", "Maple"),
    *("Oak", "Rowan", "Sorrel", "Willow", "Yew"),
)
_MIDDLES = (
    *("bank", "bourne", "bridge", "brook", "combe", "croft", "dale", "dene", "field", "ford"),
    *("gate", "grove", "hurst", "lea", "mead", "mere", "stead", "ton", "well", "wood"),
)
_ENDS = (
    *("House", "Lodge", "Court", "Cottage", "Grange", "Manor", "Place", "Gardens", "Rooms"),
    *("View", "Workshop", "Kitchen", "Flats", "Days", "Visits", "Hall"),
)
_COMPANIES = ("Care", "Support", "Homes", "Living", "Trust", "Community")
_SENTENCE = re.compile(r"(?<=[.?!]) +")


def make(demonstration: Path, target: Path, services: int) -> int:
    """Write a council with so many services to `target`; give back how many providers it has."""
    providers = max(1, round(services / SERVICES_A_PROVIDER))
    for name in ("content", "lots"):
        shutil.copytree(demonstration / name, target / name, dirs_exist_ok=True)
    # The ledger names the demonstration's providers.
    (target / "content" / "addresses.csv").unlink(missing_ok=True)
    shutil.copyfile(demonstration / "mkdocs.yml", target / "mkdocs.yml")
    models = [p for p in sorted((demonstration / "providers").iterdir()) if p.is_dir()]
    by_lot: dict[str, list[Row]] = {}
    for model in models:
        for row in _rows(model / "services.csv"):
            by_lot.setdefault(row["lot"], []).append(row)
    maker = _Maker(
        random.Random(20230904),
        by_lot,
        {r["location_id"]: r for r in _rows(demonstration / "content" / "cqc-locations.csv")},
    )
    for number in range(providers):
        # The rest is shared out, so that the total is what was asked for.
        wanted = (number + 1) * services // providers - number * services // providers
        maker.provider(models[number % len(models)], target / "providers", number, wanted)
    _write(target / "content" / "cqc-locations.csv", maker.register)
    return providers


class _Maker:
    def __init__(
        self,
        chance: random.Random,
        by_lot: Mapping[str, Sequence[Row]],
        register: Mapping[str, Row],
    ) -> None:
        self._chance = chance
        self._by_lot = by_lot
        self._known = register
        self._made = 0
        self.register: list[Row] = []

    def provider(self, model: Path, providers: Path, number: int, services: int) -> None:
        """One package, with its tables and its text."""
        slug = f"{model.name}-{number + 1}"
        folder = providers / slug
        folder.mkdir(parents=True)
        descriptor = yaml.safe_load((model / "datapackage.yaml").read_text("utf-8"))
        facts: dict[str, Any] = descriptor["provider"]
        title = f"{self._name()} {self._chance.choice(_COMPANIES)}"
        descriptor["name"], descriptor["title"] = slug, title
        facts["legal_name"] = f"{title} Limited"
        facts.pop("trading_name", None)
        facts.pop("former_slugs", None)
        for name, shape in _NUMBERS.items():
            if facts.get(name):  # no two providers share one
                facts[name] = shape.format(number + 1)
        # What a service is to cost later is not measured.
        kept = (r for r in descriptor["resources"] if r["name"] != "prices")
        descriptor["resources"] = list(kept)
        awards = _rows(model / "awards.csv")
        lots = [row["lot"] for row in awards if row["lot"] in self._by_lot]
        rows = [self._service(lots[n % len(lots)], number) for n in range(services)]
        # As many columns as the model has: some are from before the newest ones came.
        _write(folder / "services.csv", rows, list(_rows(model / "services.csv")[0]))
        _write(folder / "awards.csv", awards)
        for name in ("reviews.csv", "review-actions.csv", "decisions.csv"):
            if (model / name).is_file():
                shutil.copyfile(model / name, folder / name)
        for name in ("evidence", "feedback"):
            if (model / f"{name}.csv").is_file():
                _write(folder / f"{name}.csv", list(_about(_rows(model / f"{name}.csv"), rows)))
        text = yaml.safe_dump(descriptor, sort_keys=False, allow_unicode=True)
        (folder / "datapackage.yaml").write_text(text, "utf-8")
        if (model / "about.md").is_file():
            about = (model / "about.md").read_text("utf-8")
            (folder / "about.md").write_text(
                f"{about.rstrip()}\n\nWe are number {number + 1}.\n", "utf-8"
            )

    def _service(self, lot: str, number: int) -> Row:
        """A row of the lot, with the words of two rows mixed."""
        self._made += 1
        row, other = (
            dict(self._chance.choice(self._by_lot[lot])),
            self._chance.choice(self._by_lot[lot]),
        )
        row["id"] = f"{row['id'][:70]}-{self._made}"
        row["title"] = f"{self._name()} {self._chance.choice(_ENDS)}"
        sentences = list(
            dict.fromkeys((*_SENTENCE.split(row["summary"]), *_SENTENCE.split(other["summary"])))
        )
        self._chance.shuffle(sentences)
        row["summary"] = f"Number {self._made}."
        for sentence in sentences:
            if len(row["summary"]) + len(sentence) < _LONGEST_SUMMARY:
                row["summary"] += f" {sentence}"
        row["website"] = f"https://number-{number + 1}.example.org/{self._made}"
        row["former_ids"] = ""
        row["image"] = row["image_alt"] = ""  # pictures are not what is measured
        row["cqc_location_id"] = self._location(row["cqc_location_id"])
        return row

    def _name(self) -> str:
        return self._chance.choice(_BEGINNINGS) + self._chance.choice(_MIDDLES)

    def _location(self, model: str) -> str:
        """A registered location of its own, rated as the model's."""
        if not model:
            return ""
        location = f"1-9{self._made:08d}"
        if model in self._known:
            self.register.append({**self._known[model], "location_id": location})
        return location


def _about(records: Sequence[Row], services: Sequence[Row]) -> Iterator[Row]:
    """Evidence of the provider as a whole, and of each rated location; feedback on its first services."""
    for number, record in enumerate(records):
        if "criterion" not in record:
            yield {**record, "service": services[number % len(services)]["id"]}
        elif not record["service"]:
            yield record
    rated = [row["id"] for row in services if row["cqc_location_id"]]
    if records and "criterion" in records[0] and rated:
        met = {**records[0], "result": "met", "seen_on": "2026-06-01", "valid_until": ""}
        yield {**met, "criterion": "cqc-registration", "service": ""}
        for service in rated:
            yield {**met, "criterion": "cqc-rating", "service": service}


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: Sequence[Row], columns: Sequence[str] = ()) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        columns = columns or list(rows[0])
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
