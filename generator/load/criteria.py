"""lots/criteria.yml and the criteria in a lot's file → entry criteria with all their versions.

What a criterion builds on, what a lot sharpens and what a change alters are
laid over one another while they are still plain mappings; the records are
made at the end.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.load import criterion_parts, fields
from generator.load.criterion_texts import filled_in, ratings_asked
from generator.load.documents import Document, Path_
from generator.load.wording import shown
from generator.problem import Place, Problem, did_you_mean
from generator.records.criterion import AskedOf, Criterion, PublicReason, ShownBy

Item = Mapping[str, Any]

NEEDED = ("title", "kind", "stage", "question", "passes", "evidence", "since")
# What belongs to one change and not to the versions after it.
_OF_THE_CHANGE = ("since", "why", "grace_months", "new_evidence")
# Whether it is a draft is a word on the entry, and not on what builds on it.
_NOT_TERMS = ("id", "builds_on", "changes", "first_asked", "draft")


@dataclass(frozen=True, slots=True)
class LotCriteria:
    """What a lot asks: the ids in its order, its own criteria, and shared ones in its own way."""

    ids: tuple[str, ...]
    specific: Mapping[str, Criterion]
    sharpened: tuple[Criterion, ...]


@dataclass(slots=True)
class CriteriaReader:
    """Reads the shared criteria once, then each lot's.

    Attributes:
        problems: what was found on the way.
        whole: False where lots/criteria.yml cannot be relied on; what refers to it then stays quiet.
        entries: the id of every entry, readable or not.
    """

    whole: bool
    problems: list[Problem] = field(default_factory=list)
    entries: set[str] = field(default_factory=set)
    _shared: dict[str, Sequence[Item]] = field(default_factory=dict)
    _owner: dict[str, str] = field(default_factory=dict)
    _unread: frozenset[str] = frozenset()  # shared ones of which no record can be made

    def shared(self, document: Document) -> dict[str, Criterion]:
        """The criteria of lots/criteria.yml."""
        entries = _entries(document, ())
        self.entries |= {item["id"] for item, _ in entries}
        for index, (item, path) in enumerate(entries):
            first = next(i for i, (other, _) in enumerate(entries) if other["id"] == item["id"])
            if first != index:
                line = document.place(entries[first][1]).line
                words = f'"{item["id"]}" is also the id at line {line}; ids are unique'
                self._find("id-twice", words, document.place((*path, "id")))
        self._shared = self._resolved(document, entries, {})
        self._unread = frozenset(self.entries - self._shared.keys())
        marks = {
            item["id"]: criterion_parts.Mark.of(item, document.place(path))
            for item, path in reversed(entries)
        }
        return {name: _record(name, v, marks[name]) for name, v in self._shared.items()}

    def of_lot(self, document: Document, lot_id: str) -> LotCriteria:
        """The criteria of one lot, the shared ones having been read."""
        data = document.data if isinstance(document.data, Mapping) else {}
        listed = data.get("criteria")
        listed = listed if isinstance(listed, list) else []
        entries = _entries(document, ("criteria",))
        self.entries |= {item["id"] for item, _ in entries}
        others = [
            (i, path)
            for i, path in entries
            if _builds(i) or i["id"] not in self._shared.keys() | self._unread
        ]
        specific = self._resolved(document, others, self._shared)
        for item, path in others:
            self._require_free(item["id"], lot_id, document.place((*path, "id")))
        marks = {
            item["id"]: criterion_parts.Mark.of(item, document.place(path))
            for item, path in entries
        }
        names = (fields.text(i, "id") if isinstance(i, Mapping) else i for i in listed)
        return LotCriteria(
            ids=tuple(name for name in names if name and isinstance(name, str)),
            specific={name: _record(name, v, marks[name]) for name, v in specific.items()},
            sharpened=tuple(
                _record(i["id"], self._sharpened(document, i, path), marks[i["id"]])
                for i, path in entries
                if i["id"] in self._shared and not _builds(i) and not _is_unread(i)
            ),
        )

    def _sharpened(self, document: Document, item: Item, path: Path_) -> Sequence[Item]:
        versions, terms = self._shared[item["id"]], _terms(item)
        if fields.day(item, "first_asked"):
            versions = _built(versions, {**terms, "since": item["first_asked"]})
        else:
            versions = _from(versions, terms)
        return self._changed(document, versions, item, path)

    def _resolved(
        self,
        document: Document,
        entries: Sequence[tuple[Item, Path_]],
        shared: Mapping[str, Sequence[Item]],
    ) -> dict[str, Sequence[Item]]:
        """Each entry's versions; entries that cannot be made whole are named and left out."""
        by_id: dict[str, tuple[Item, Path_]] = {}  # in the file's order
        for entry, its_path in entries:
            by_id.setdefault(entry["id"], (entry, its_path))
        done: dict[str, Sequence[Item]] = {}

        def versions(name: str, way: tuple[str, ...]) -> Sequence[Item] | None:
            if name in done:
                return done[name]
            item, path = by_id[name]
            parent = _builds(item)
            base: Sequence[Item] | None = [{}]
            if parent in (taken := (*way, name)):
                circle = " → ".join((*taken[taken.index(parent) :], parent))
                words = f"{circle}: a criterion cannot build on itself"
                self._find("circular-criterion", words, document.place((*path, "builds_on")))
                return None
            if parent and parent in by_id:
                base = versions(parent, (*way, name))
            elif parent and parent in shared:
                base = shared[parent]
            elif parent:
                hint = did_you_mean(parent, {*by_id, *shared} - {name})
                if self.whole and parent not in self._unread:
                    words = f"there is no criterion {shown(parent)}{hint}"
                    place = document.place((*path, "builds_on"))
                    self._find("unknown-criterion", words, place)
                return None
            if base is None or _is_unread(item):
                return None
            made = self._changed(document, _built(base, _terms(item)), item, path)
            if missing := [key for key in NEEDED if key not in made[0]]:
                self._incomplete(document, item, path, missing, shared)
                return None
            return made

        for name in by_id:
            if name not in done and (resolved := versions(name, ())) is not None:
                done[name] = resolved
        return done

    def _incomplete(
        self,
        document: Document,
        item: Item,
        path: Path_,
        missing: Sequence[str],
        shared: Mapping[str, Sequence[Item]],
    ) -> None:
        if not shared or not self.whole:
            return  # in lots/criteria.yml the schema has named what is missing
        hint = did_you_mean(item["id"], shared)
        words = (
            f"there is no shared criterion {shown(item['id'])}{hint or '.'} "
            f"One of the lot's own would also need: {', '.join(missing)}"
        )
        self._find("incomplete-criterion", words, document.place((*path, "id")))

    def _changed(
        self, document: Document, versions: Sequence[Item], item: Item, path: Path_
    ) -> Sequence[Item]:
        """With the changes that the entry lists."""
        changes = item.get("changes")
        before = str(item.get("since", "") or versions[0].get("since", ""))
        for index, change in enumerate(changes if isinstance(changes, list) else []):
            if not isinstance(change, Mapping) or fields.day(change, "since") is None:
                continue
            if change["since"] <= before:
                words = f"{change['since']} is not after {before}, since when the version before it applies"
                self._find("date-order", words, document.place((*path, "changes", index, "since")))
            before = change["since"]
            versions = _from(versions, change)
        return versions

    def _require_free(self, name: str, lot_id: str, place: Place) -> None:
        if name in self._shared:
            words = f'"{name}" is the id of a shared criterion; what builds on another needs an id of its own'
            self._find("id-twice", words, place)
        elif (owner := self._owner.setdefault(name, lot_id)) != lot_id:
            words = f'"{name}" is also a criterion of lots/{owner}.yml; put it into lots/criteria.yml, and let both pick it up'
            self._find("id-twice", words, place)

    def _find(self, rule: str, words: str, place: Place) -> None:
        self.problems.append(Problem(rule, words, place))


def _entries(document: Document, path: Path_) -> list[tuple[Item, Path_]]:
    """The mappings with an id in the list at the path."""
    data = document.data
    for key in path:
        data = data.get(key) if isinstance(data, Mapping) else None
    items = data if isinstance(data, list) else []
    return [
        (item, (*path, index))
        for index, item in enumerate(items)
        if isinstance(item, Mapping) and fields.text(item, "id")
    ]


def _is_unread(item: Item) -> bool:
    """Whether the day of the entry, or what it builds on, cannot be read: the schema has named it."""
    undated = "since" in item and fields.day(item, "since") is None
    return undated or ("builds_on" in item and not _builds(item))


def _builds(item: Item) -> str:
    return fields.text(item, "builds_on")


def _terms(item: Item) -> Item:
    return {key: value for key, value in item.items() if key not in _NOT_TERMS}


def _built(base: Sequence[Item], over: Item) -> Sequence[Item]:
    """The base with what is given over it; with a day of its own it begins there.

    What is asked is handed down, and not the history: a later version of the base is one of this
    criterion only where it changes what is asked here, and why the base changed is not why this does.
    """
    if not base[0]:
        return [over]
    since = str(over.get("since") or base[0]["since"])
    begun = [v for v in base if str(v["since"]) <= since]
    first = (begun or base)[-1 if begun else 0]
    made: list[Item] = [{"since": since, **_lasting(first), **over}]
    for version in base[len(begun) :]:
        handed_down = {**version, **_lasting(over)}
        if str(version["since"]) > since and _lasting(handed_down) != _lasting(made[-1]):
            made.append({key: value for key, value in handed_down.items() if key != "why"})
    return made


def _from(versions: Sequence[Item], over: Item) -> Sequence[Item]:
    """The versions with what is given over all of them, or over those from its own day on."""
    since = str(over.get("since", ""))
    before = [v for v in versions if since and str(v.get("since", "")) < since]
    after = versions[len(before) :]
    made = [*before]
    if since and not (after and str(after[0]["since"]) == since):
        made.append({**_lasting((before or versions)[-1 if before else 0]), **over})
    for number, version in enumerate(after, len(before)):
        changed = {**version, **(_lasting(over) if since else over)}
        if number and made and _is_undone(versions[number - 1], version, made[-1], changed):
            continue
        made.append(changed)
    return made


def _is_undone(before: Item, after: Item, over_before: Item, over_after: Item) -> bool:
    """Whether a change of what is asked is none any more, with the same given over both its sides."""
    return _lasting(before) != _lasting(after) and _lasting(over_before) == _lasting(over_after)


def _lasting(version: Item) -> Item:
    return {key: value for key, value in version.items() if key not in _OF_THE_CHANGE}


def _record(name: str, versions: Sequence[Item], mark: criterion_parts.Mark) -> Criterion:
    first, *later = list(_versions(name, versions, mark))
    return replace(first, later=tuple(later))


def _versions(
    name: str, versions: Sequence[Item], mark: criterion_parts.Mark
) -> Iterator[Criterion]:
    for item in versions:
        since = fields.day(item, "since")
        assert since is not None, "an entry is left out where its day cannot be read"
        yield fields.record(
            Criterion,
            filled_in(item, asked := ratings_asked(item)),
            id=name,
            since=since,
            place=mark.place,
            draft=mark.draft,
            mandatory=item.get("mandatory") is not False,
            asked_of=fields.choice(item, "asked_of", AskedOf.EVERY_SERVICE),
            shown_by=fields.choice(item, "shown_by", ShownBy.PROVIDER),
            public_reason=fields.choice(item, "public_reason", PublicReason.PAPERS),
            grace_months=fields.whole(item, "grace_months") or 0,
            new_evidence=item.get("new_evidence") is not False,
            ratings=asked,
            sources=criterion_parts.sources(item),
            declaration=criterion_parts.declaration(item),
        )
