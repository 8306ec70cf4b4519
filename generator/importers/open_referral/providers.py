"""Organisations → packages: one that is there is matched, one that is not is laid out, and one that an import laid out is brought up to date."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from generator.importers.open_referral.matching import ProviderIndex
from generator.importers.open_referral.memory import Memory, Remembered
from generator.importers.open_referral.organisations import ReferralOrganisation
from generator.importers.open_referral.report import ReferralReport
from generator.importers.open_referral.writing import descriptor_of, facts_in, with_facts
from generator.importers.start import tidy
from generator.joining.package import new_package
from generator.records import Filed

_MOST_SLUG: Final = 70


class ProviderDrafts:
    """The packages of one import."""

    def __init__(
        self,
        filed: Filed,
        files: Mapping[str, bytes],
        memory: Memory,
        report: ReferralReport,
        index: ProviderIndex,
    ) -> None:
        """Begin with what is there."""
        self._filed, self._files, self._memory, self._report = filed, files, memory, report
        self._index = index
        self.new: set[str] = set()
        self._facts: dict[str, dict[str, str]] = {}
        self._seen: dict[str, ReferralOrganisation] = {}
        parts = (name.split("/") for name in files if name.startswith("providers/"))
        self._there = {p[1] for p in parts if len(p) > 2}
        former = (slug for provider in filed.providers.values() for slug in provider.former_slugs)
        public = (row.id for row in filed.ledger.by_address.values())
        self._taken = {*self._there, *former, *public}

    def see(self, of: ReferralOrganisation) -> None:
        """Note an organisation of which nothing new is to be made."""
        self._seen[of.source] = of

    def awarded(self, slug: str) -> Collection[str]:
        """The lots for which the package has an award of any day."""
        return {award.lot for award in self._filed.awards_of(slug)}

    def slug_of(
        self, of: ReferralOrganisation, service_title: str, postcodes: Sequence[str]
    ) -> str:
        """The organisation's package, laid out where there is none; "" where somebody has taken out what an import made."""
        self.see(of)
        if entry := self._memory.providers.get(of.source):
            return entry.id if entry.id in self._there | self.new else ""
        facts = dict(of.facts)
        if not of.name:  # one person's: what they offer is called something
            facts["title"] = facts["legal_name"] = tidy.title(service_title, 2, 90)
        # What one person offers may be called as another's is: then numbers alone tell.
        facts_of = facts if of.name else of.facts
        matched = self._index.match(facts_of, postcodes)
        if matched:
            entry = Remembered(matched, matched, of.modified)
            self._report.matched_providers.append((of.source, matched))
        else:
            alike = self._index.of_name(facts_of)
            matched = tidy.free(tidy.provider_slug(facts["title"])[:_MOST_SLUG], self._taken)
            self._report.new_providers.append((matched, facts["title"], ", ".join(alike)))
            self._taken.add(matched)
            self.new.add(matched)
            self._facts[matched] = facts
            entry = Remembered(matched, matched, of.modified, "", facts)
        self._index.add(matched, facts_of, postcodes)
        self._memory.providers[of.source] = entry
        return matched

    def refresh(self) -> None:
        """Bring what imports wrote of organisations up to date; what a person wrote stays."""
        self._changed: dict[str, bytes] = {}
        for source, of in sorted(self._seen.items()):
            entry = self._memory.providers.get(source)
            if entry is None or not entry.cells or entry.id in self.new:
                continue
            path = descriptor_of(self._files, entry.id)
            if (
                not path
                or path.endswith(".json")
                or (entry.modified and of.modified < entry.modified)
            ):
                continue
            raw = self._changed.get(path, self._files[path])
            standing = facts_in(raw)
            latest = {k: v for k, v in of.facts.items() if v != standing.get(k, "")}
            fresh = {
                k: v for k, v in latest.items() if standing.get(k, "") == entry.cells.get(k, "")
            }
            written = with_facts(raw, fresh) if fresh else raw
            if facts_in(written) != {**standing, **fresh}:
                written, fresh = raw, {}
            for key, value in latest.items():
                tell = self._report.change if key in fresh else self._report.keep
                tell(entry.id, "", key, standing.get(key, ""), value)
            entry.cells |= fresh
            entry.modified = of.modified
            if written != raw:
                self._changed[path] = written

    def files(self, rows: Mapping[str, Sequence[Mapping[str, str]]]) -> dict[str, bytes]:
        """The files of packages that are new, and the descriptors that change.

        Args:
            rows: new services by their package.
        """
        out = dict(self._changed)
        for slug in sorted(self.new):
            made = new_package(slug, self._facts[slug], services=rows.get(slug, ()))
            out |= {f"providers/{slug}/{name}": text.encode() for name, text in made.items()}
        return out
