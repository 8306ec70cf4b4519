"""Services that a workbook does not name any more: what may have become of them, and what a person says did.

A row that is gone may be a service that closed, one that was renamed, or a slip
of the keyboard. Only a person knows; so each is asked about, and until each is
answered nothing is written.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.failure import Failure
from generator.importers.cell_meaning import same
from generator.problem import did_you_mean

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Removed:
    """A service that the package lists and the workbook does not name.

    Attributes:
        row: as it stands in services.csv.
        successor: the id of a new service in the workbook that looks like it, or "".
        likeness: in what they are alike, in words.
    """

    row: Row
    successor: str = ""
    likeness: str = ""

    @property
    def id(self) -> str:
        """Its id."""
        return self.row.get("id", "").strip()


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person says became of the services that are not named any more.

    Attributes:
        withdrawn: ids of those that are not offered any more.
        forgotten: ids of those that were left out by mistake, and stay as they are.
        moved: id → the id that the service has now.
    """

    withdrawn: frozenset[str] = frozenset()
    forgotten: frozenset[str] = frozenset()
    moved: Mapping[str, str] = field(default_factory=dict)

    @property
    def ids(self) -> frozenset[str]:
        """All that is answered."""
        return self.withdrawn | self.forgotten | self.moved.keys()


def answers_of(withdrawn: Sequence[str], forgotten: Sequence[str], moved: Sequence[str]) -> Answers:
    """The answers, as they are given to the command.

    Args:
        moved: "id=new-id" for each.

    Raises:
        Failure: one is not of this form, or a service is answered for twice.
    """
    pairs = [text.partition("=") for text in moved]
    for (before, sign, after), text in zip(pairs, moved, strict=True):
        if not (sign and before.strip() and after.strip()):
            raise Failure(f'--moved "{text}": write the id that it had, =, and the id that it has now: old-id=new-id')  # fmt: skip
    ids = [*map(str.strip, (*withdrawn, *forgotten)), *(before.strip() for before, _, _ in pairs)]
    if twice := sorted({name for name in ids if ids.count(name) > 1}):
        raise Failure(f"{', '.join(twice)} is answered for twice; say one thing of it")
    return Answers(
        frozenset(map(str.strip, withdrawn)),
        frozenset(map(str.strip, forgotten)),
        {before.strip(): after.strip() for before, _, after in pairs},
    )


def removed_from(
    rows: Sequence[Row], named: Iterable[str], new: Sequence[Row], sent: Iterable[str] | None
) -> list[Removed]:
    """The services that the workbook does not name, each with the new one that looks like it.

    One that was withdrawn is not missed, nor one that came after the workbook was given out.

    Args:
        rows: of services.csv.
        named: the ids in the workbook.
        new: rows of the workbook whose ids the package does not have.
        sent: the ids that the workbook held when it was given out; None where it does not say.
    """
    here, was_there = set(named), None if sent is None else set(sent)
    gone = [
        row
        for row in rows
        if (slug := row.get("id", "").strip())
        and slug not in here
        and not row.get("withdrawn_on", "").strip()
        and (was_there is None or slug in was_there)
    ]
    free = list(new)
    made = []
    for row in gone:
        alike = [(len(words), -at, other, words) for at, other in enumerate(free) if (words := likeness(row, other))]  # fmt: skip
        if not alike:
            made.append(Removed(row))
            continue
        _, _, other, words = max(alike, key=lambda each: each[:2])
        made.append(Removed(row, other.get("id", ""), _and(words)))
        if len(gone) > 1:
            free.remove(other)
    return made


def _and(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def likeness(row: Row, other: Row) -> tuple[str, ...]:
    """In what two services are so alike that they may be one; () where they are not."""
    words = []
    if _same(row, other, "title"):
        words.append("the same title")
    if _same(row, other, "cqc_location_id"):
        words.append("the same CQC location")
    if _same(row, other, "postcode") and (_same(row, other, "address") or _same(row, other, "lot")):
        words.append("the same place")
    if _same(row, other, "summary"):
        words.append("the same words")
    if not words and _same(row, other, "lot"):
        if all(_same(row, other, column) for column in ("price_from", "price_unit")):
            words.append("the same price")
        if _same(row, other, "phone"):
            words.append("the same telephone number")
        words = words if len(words) == 2 else []
    return tuple(words)


def twin_of(row: Row, others: Iterable[Row]) -> Row | None:
    """A service that the row would list for a second time: of the same type, with the same title, or in the same words and place."""
    for other in others:
        if _same(row, other, "lot") and (
            _same(row, other, "title")
            or (_same(row, other, "summary") and _same(row, other, "postcode"))
        ):
            return other
    return None


def paired(removed: Sequence[Removed], answers: Answers, names: Iterable[str]) -> list[Removed]:
    """Those that are not answered for.

    Args:
        names: every id that a moved service may have now.

    Raises:
        Failure: an answer is of no service that is missing, or its new id is none.
    """
    missing = {each.id for each in removed}
    for slug in sorted(answers.ids - missing):
        raise Failure(
            f"{slug} is not missing in the workbook{did_you_mean(slug, missing)}; "
            + (
                f"say it of: {', '.join(sorted(missing))}"
                if missing
                else "nothing is, so leave it out"
            )
        )
    present = set(names)
    for before, after in answers.moved.items():
        if after not in present:
            raise Failure(f'--moved {before}={after}: there is no service "{after}" in the workbook or the directory{did_you_mean(after, present)}')  # fmt: skip
    return [each for each in removed if each.id not in answers.ids]


def _same(row: Row, other: Row, column: str) -> bool:
    first, second = row.get(column, "").casefold(), other.get(column, "").casefold()
    return bool(first.strip()) and same(column, first, second)
