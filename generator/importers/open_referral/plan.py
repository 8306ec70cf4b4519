"""`import open-referral`: what was gathered and a folder as it stands → the files to write, and the report.

Pure: the files come in as bytes by their path, and go out the same way. Only
files that change are given; the same input gives none a second time. No award
is made, so what comes in is listed only once there is one.
"""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.importers.open_referral.documents import Gathered, key_of, organisation_of
from generator.importers.open_referral.matching import ProviderIndex, same_service
from generator.importers.open_referral.memory import (
    MEMORY,
    Memory,
    Remembered,
    memory_csv,
    read_memory,
)
from generator.importers.open_referral.offered import OfferedReader, OfferedService
from generator.importers.open_referral.organisations import ReferralOrganisation, organisation
from generator.importers.open_referral.providers import ProviderDrafts
from generator.importers.open_referral.report import REPORT, ReferralReport, report_csv
from generator.importers.open_referral.rows import RowWanted, fresh_cells, rows_of
from generator.importers.open_referral.sites import Surroundings
from generator.importers.open_referral.wordmap import read_words
from generator.importers.open_referral.writing import package_files
from generator.importers.start import tidy
from generator.importers.start.existing import read_sheet
from generator.importers.start.packages import new_row
from generator.importers.start.sorting import area_book
from generator.load.ids import slug_of
from generator.load.postcodes import PostcodeBook
from generator.personal_data.names import public_names
from generator.records import Filed, Lot, Registration

_NOBODY = "no organisation in the files: give the whole documents, /services/<id>, as well"
_AT_ONCE = "its provider has an award for this lot, so it would be listed at once: --awarded-too"


@dataclass(frozen=True, slots=True)
class ReferralPlan:
    """The files to write, by their path below the folder, and what happened."""

    files: dict[str, bytes]
    report: ReferralReport


def plan_import(
    gathered: Gathered,
    filed: Filed,
    existing: Mapping[str, bytes],
    postcodes: PostcodeBook | None,
    today: date,
    *,
    only_lot: str = "",
    awarded_too: bool = False,
) -> ReferralPlan:
    """Plan what comes in.

    Args:
        filed: the council's records.
        existing: its files by their path: content/, lots/, providers/ and the last import's memory.
        postcodes: where its postcodes are.
        only_lot: the lot of services for which no word of the map stands.
        awarded_too: whether services come in that would be listed at once.

    Raises:
        ImportFailure: a file of the folder is damaged.
    """
    words = read_words(existing, filed)
    book = area_book(existing, (), postcodes, is_whole=True)
    around = Surroundings(book.settled(book.areas, ()), filed, words)
    places = (p.name for area in filed.areas.values() for p in area.places)
    firms = (filed.framework.council, filed.framework.title, filed.framework.region)
    public = public_names((*firms, *(area.name for area in filed.areas.values()), *places))
    reader = OfferedReader(around, public, gathered.terms, today, only_lot)
    planner = _Planner(filed, existing, reader, read_memory(existing), awarded_too)
    planner.take(gathered)
    return ReferralPlan(planner.files(), planner.report)


@dataclass(frozen=True, slots=True)
class _AtLocation:
    """The service that names a registered location."""

    provider: str
    id: str
    lot: str


@dataclass
class _Planner:
    filed: Filed
    existing: Mapping[str, bytes]
    reader: OfferedReader
    memory: Memory
    awarded_too: bool
    report: ReferralReport = field(default_factory=ReferralReport)
    new_rows: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    cells: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.before = copy.deepcopy(self.memory)
        self.drafts = ProviderDrafts(
            self.filed, self.existing, self.memory, self.report, ProviderIndex(self.filed)
        )
        former = (i for s in self.filed.services.values() for i in s.former_ids)
        public = (row.id for row in self.filed.ledger.by_address.values())
        self.ids = {*self.filed.services, *former, *public}
        self.locations = {
            s.cqc_location_id: _AtLocation(s.provider, s.id, s.lot)
            for s in self.filed.services.values()
            if s.cqc_location_id
        }
        self.rows: dict[str, dict[str, Mapping[str, str]]] = {}
        self.organisations: dict[str, ReferralOrganisation] = {}

    def take(self, gathered: Gathered) -> None:
        """Every service, in the order of its source's ids."""
        for source, data in gathered.services.items():
            self.report.read += 1
            named = organisation_of(data)
            key = key_of(named) if named else ""
            of = self._organisation(key, gathered.organisations.get(key, named))
            if of is None:
                self.report.leave(source, "", _NOBODY)
                continue
            service = self.reader.read(source, data, of)
            self._service(service, of)
            self.report.note(service)
        for of in self.organisations.values():
            self.report.note_organisation(of)
        self.drafts.refresh()

    def _organisation(self, key: str, data: Mapping[str, Any]) -> ReferralOrganisation | None:
        if not key or len(data) < 2:
            return None
        if key not in self.organisations:
            self.organisations[key] = organisation(key, data, self.reader.around.words)
        return self.organisations[key]

    def _service(self, service: OfferedService, of: ReferralOrganisation) -> None:
        before = self.memory.services.get(service.source)
        if service.why_not[0]:
            if before and before.id in self._standing(before.provider):
                why = (
                    f"{service.why_not[0]}; it is here as {before.id}: look whether it is withdrawn"
                )
                self.report.leave(service.source, service.title, why, service.why_not[1])
            else:
                self.report.leave(service.source, service.title, *service.why_not)
            return
        lot = self.filed.lots[service.lot]
        wanted = list(rows_of(service, lot, self.memory.services))
        standing = [row for row in wanted if row.key in self.memory.services]
        for row in standing:
            self._bring_up_to_date(row, service)
        new = [row for row in wanted if row.key not in self.memory.services]
        if not new:
            self.drafts.see(of)
            return
        if not before and (why := self._obstacle(lot, new[0])):
            self.report.leave(service.source, service.title, why, lot.id)
        elif before or not self._is_at_its_location(new[0], service):
            self._add(new, service, of)

    def _obstacle(self, lot: Lot, row: RowWanted) -> str:
        """Why CQC's word on the lot and the service do not go together; "" where they do."""
        location, registration = row.location, lot.cqc.registration
        if registration is Registration.ALWAYS and not location:
            return "CQC regulates every service of its lot, and the id of its location is not known"
        if registration is Registration.NEVER and location:
            return "CQC regulates it, and its lot is for what CQC does not regulate"
        return ""

    def _is_at_its_location(self, row: RowWanted, service: OfferedService) -> bool:
        """Whether a service of the same lot names its registered location already: it is that one."""
        there = self.locations.get(row.location)
        if there is None or there.lot != service.lot:
            return False
        self._match(row, service, there.provider, there.id)
        return True

    def _match(
        self, row: RowWanted, service: OfferedService, provider: str, service_id: str
    ) -> None:
        entry = Remembered(provider, service_id, service.modified, row.site)
        self.memory.services[row.key] = entry
        self.report.matched_services.append((service.source, service_id))

    def _add(self, new: list[RowWanted], service: OfferedService, of: ReferralOrganisation) -> None:
        """New rows, in the package of their provider: of whom names their registered location, where one does."""
        there = self.locations.get(new[0].location)
        postcodes = [code for row in new if (code := row.cells.get("postcode", ""))]
        slug = there.provider if there else self.drafts.slug_of(of, service.title, postcodes)
        if not slug:
            self.report.leave(service.source, service.title, "its provider was taken out by hand")
            return
        is_awarded = service.lot in self.drafts.awarded(slug)
        for row in new:
            if matched := same_service(row.cells, self.filed.services_of(slug)):
                self._match(row, service, slug, matched)
            elif is_awarded and not self.awarded_too:
                self.report.leave(service.source, service.title, _AT_ONCE, slug)
            else:
                self._append(row, service, slug)

    def _append(self, row: RowWanted, service: OfferedService, slug: str) -> None:
        cells = row.new_cells
        wanted = slug_of(cells["title"], most=60)
        service_id = tidy.free(wanted or slug, self.ids, slug[:19].rstrip("-"))
        self.ids.add(service_id)
        if row.location:
            self.locations.setdefault(row.location, _AtLocation(slug, service_id, cells["lot"]))
        self.new_rows.setdefault(slug, []).append(new_row(service_id, cells))
        entry = Remembered(slug, service_id, service.modified, row.site, cells)
        self.memory.services[row.key] = entry
        self.report.made.append((service_id, slug, cells["title"], cells["lot"]))

    def _bring_up_to_date(self, row: RowWanted, service: OfferedService) -> None:
        entry = self.memory.services[row.key]
        standing = self._standing(entry.provider).get(entry.id)
        if standing is None:
            if entry.id not in {r["id"] for r in self.new_rows.get(entry.provider, ())}:
                self.report.leave(service.source, service.title, "taken out by hand", entry.id)
            return
        if not entry.cells:
            self.report.matched_services.append((service.source, entry.id))
            return
        if entry.modified and service.modified < entry.modified:
            self.report.older += 1
            return
        changed, kept = fresh_cells(standing, entry.cells, row.cells)
        for column, value in changed.items():
            self.report.change(entry.provider, entry.id, column, standing.get(column, ""), value)
        for column in kept:
            self.report.keep(
                entry.provider,
                entry.id,
                column,
                standing.get(column, ""),
                row.cells.get(column, ""),
            )
        if changed:
            self.cells.setdefault(entry.provider, {})[entry.id] = changed
        entry.cells |= changed
        entry.modified, entry.site = service.modified, row.site or entry.site

    def _standing(self, slug: str) -> Mapping[str, Mapping[str, str]]:
        """The rows of a package by their ids."""
        if slug not in self.rows:
            sheet = read_sheet(self.existing, f"providers/{slug}/services.csv", "id")
            self.rows[slug] = {row["id"].strip(): row for row in sheet.rows}
        return self.rows[slug]

    def files(self) -> dict[str, bytes]:
        """All that changes."""
        out = self.drafts.files(self.new_rows)
        for slug in sorted({*self.new_rows, *self.cells} - self.drafts.new):
            more = package_files(
                self.existing, slug, self.new_rows.get(slug, ()), self.cells.get(slug, {})
            )
            out |= {name: content for name, content in more.items() if name not in out}
        if self.memory != self.before:
            out[MEMORY] = memory_csv(self.memory)
        if self.report.read:
            out[REPORT] = report_csv(self.report)
        return {n: c for n, c in sorted(out.items()) if self.existing.get(n) != c}
