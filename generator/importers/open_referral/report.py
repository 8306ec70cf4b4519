"""What became of everything that was read: the lines on the terminal, and open-referral-report.csv."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from generator.importers.changing import CellChange
from generator.importers.open_referral import privacy
from generator.importers.open_referral.offered import OfferedService
from generator.importers.open_referral.organisations import ReferralOrganisation
from generator.joining.package import table
from generator.site.words.wording import count

REPORT: Final = "open-referral-report.csv"
_COLUMNS: Final = ("outcome", "what", "title", "why", "detail", "count")
_MOST: Final = 15
# Of such fields no example is shown: it may be somebody.
_PRIVATE: Final = (
    *("contact", "phone", "email", "attention", "address", "person", "note", "_by", "name", "lead"),
    *(
        "manager",
        "owner",
        "officer",
        "author",
        "user",
        "editor",
        "nominated",
        "individual",
        "staff",
    ),
)


@dataclass(slots=True)
class ReferralReport:
    """What one import did.

    Attributes:
        read: how many services the files have.
        made: id, provider, title and lot of each new row.
        new_providers: id, title, and which packages bear the same name and are others.
        matched_providers, matched_services: source id, and what it is here already.
        unused: source id, title, why and detail of each service of which no row was made.
        older: how many stand here as a newer file had them.
        unread: fields that no column takes → how often, and an example.
        private, lost: why something was left out, or could not be used → how often.
    """

    read: int = 0
    made: list[tuple[str, str, str, str]] = field(default_factory=list)
    new_providers: list[tuple[str, str, str]] = field(default_factory=list)
    matched_providers: list[tuple[str, str]] = field(default_factory=list)
    matched_services: list[tuple[str, str]] = field(default_factory=list)
    changes: list[CellChange] = field(default_factory=list)
    kept: list[CellChange] = field(default_factory=list)
    unused: list[tuple[str, str, str, str]] = field(default_factory=list)
    older: int = 0
    unread: dict[str, tuple[int, str]] = field(default_factory=dict)
    private: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)

    def leave(self, source: str, title: str, why: str, detail: str = "") -> None:
        """A service of which no row is made."""
        self.unused.append((source, title, why, detail))

    def change(self, provider: str, service: str, column: str, before: str, after: str) -> None:
        """A cell, or a fact of a provider, that takes another value."""
        self.changes.append(CellChange(provider, service, column, before, after))

    def keep(self, provider: str, service: str, column: str, standing: str, latest: str) -> None:
        """One that is a person's, and what the source says of it."""
        self.kept.append(CellChange(provider, service, column, standing, latest))

    def note(self, service: OfferedService) -> None:
        """What of a service was private, or went into no cell."""
        self.private.update(service.left_out)
        self.lost.update(service.lost)
        self._note_unread(service.part.left())

    def note_organisation(self, of: ReferralOrganisation) -> None:
        """The same of an organisation."""
        self.private.update(of.left_out)
        self.lost.update(of.reach.unusable)
        self._note_unread(of.part.left())

    def _note_unread(self, fields: Iterable[tuple[str, str]]) -> None:
        for path, text in fields:
            number, example = self.unread.get(path, (0, ""))
            if not example and not any(word in path.casefold() for word in _PRIVATE):
                example = privacy.shown(text)
            self.unread[path] = (number + 1, example)


def report_csv(report: ReferralReport) -> bytes:
    """open-referral-report.csv: every service and what became of it, then what was left out, counted."""
    rows = [
        {"outcome": "not taken in", "what": s, "title": t, "why": w, "detail": d}
        for s, t, w, d in report.unused
    ]
    rows += [{"outcome": "here already", "what": s, "why": i} for s, i in report.matched_services]
    rows += [
        {
            "outcome": "kept",
            "what": f"{c.service or c.provider}: {c.column}",
            "why": "a person wrote it",
            "detail": c.after,
        }
        for c in report.kept
    ]
    counted: tuple[tuple[str, Iterable[tuple[str, int, str]]], ...] = (
        ("no field takes", ((path, n, example) for path, (n, example) in report.unread.items())),
        ("could not be used", ((why, n, "") for why, n in report.lost.items())),
        ("private", ((why, n, "") for why, n in report.private.items())),
    )
    rows += [
        {"outcome": outcome, "what": what, "detail": detail, "count": str(n)}
        for outcome, of in counted
        for what, n, detail in sorted(of, key=lambda each: (-each[1], each[0]))
    ]
    return table(_COLUMNS, [{k: _plain(v) for k, v in row.items()} for row in rows]).encode()


def lines(report: ReferralReport) -> Iterator[str]:
    """The report for a person: what comes in, what changes, what is left."""
    yield f"{count(report.read, 'service')} read."
    if report.made:
        providers = len({slug for _, slug, _, _ in report.made})
        yield f"{count(len(report.made), 'new service')} of {count(providers, 'provider')}, none of them listed before there is an award:"
        yield from _some(f"  {i} ({lot}), {slug}" for i, slug, _, lot in report.made)
    yield from _some(
        f"New provider {slug}, {_plain(title)}: {alike} has the same name; look whether they are one"
        for slug, title, alike in report.new_providers
        if alike
    )
    if report.matched_providers:
        yield f"{count(len(report.matched_providers), 'provider')} here already:"
        yield from _some(f"  {slug}" for _, slug in report.matched_providers)
    if report.matched_services:
        yield f"{count(len(report.matched_services), 'service')} here already, and left as they are:"
        yield from _some(f"  {service}" for _, service in report.matched_services)
    yield from _of_cells("What changes:", report.changes)
    yield from _of_cells("Kept as a person wrote it, and what the file has:", report.kept)
    if report.older:
        yield f"{count(report.older, 'service')} here from a newer file, and left as they are."
    yield from _of_unused(report)
    yield from _counted(
        "No field takes:",
        [(f"{p}{f', such as {_cut(e)}' if e else ''}", n) for p, (n, e) in report.unread.items()],
    )
    yield from _counted("Could not be used:", report.lost.items())
    yield from _counted("Left out, as it is private:", report.private.items())


def _of_cells(title: str, changes: list[CellChange]) -> Iterator[str]:
    if changes:
        yield title
        yield from _some(
            f"  {c.service or c.provider}: {c.column} {_cut(c.before) or '-'} -> {_cut(c.after) or '-'}"
            for c in changes
        )


def _of_unused(report: ReferralReport) -> Iterator[str]:
    """Why services were not taken in, the most frequent reason first, with the first of each."""
    reasons: dict[str, list[tuple[str, str]]] = {}
    for source, title, why, detail in report.unused:
        reasons.setdefault(why, []).append((title or source, detail))
    if reasons:
        yield f"{count(len(report.unused), 'service')} not taken in:"
    for why, of in sorted(reasons.items(), key=lambda item: (-len(item[1]), item[0])):
        title, detail = of[0]
        yield f"  {len(of):,}: {why}; the first: {_cut(title)}{f' ({_cut(detail)})' if detail else ''}"


def _counted(title: str, pairs: Iterable[tuple[str, int]]) -> Iterator[str]:
    ordered = sorted(pairs, key=lambda pair: (-pair[1], pair[0]))
    if ordered:
        yield title
        yield from _some(f"  {n:,}: {_plain(what)}" for what, n in ordered)


def _some(each: Iterable[str]) -> Iterator[str]:
    every = list(each)
    yield from every[:_MOST]
    if len(every) > _MOST:
        yield f"  and {len(every) - _MOST:,} more"


def _cut(text: str) -> str:
    text = _plain(text)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _plain(text: str) -> str:
    """Nothing that a terminal would take for a command, nor a spreadsheet for a formula."""
    text = "".join(c if c.isprintable() else " " for c in text)
    return text.lstrip("=+-@\t ") if text[:1] in ("=", "+", "-", "@") and len(text) > 1 else text
