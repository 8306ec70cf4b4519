"""What anybody may read of why a service is not listed: a criterion by its name where the council says so, and else one line for all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest

from generator.build import build
from generator.config import Config
from generator.publication import Publication
from generator.records import Evidence, Filed, ProviderStatus, PublicReason
from generator.report import Silent
from generator.site.words import reasons
from tests.builders import (
    TODAY,
    a_criterion,
    a_lot,
    a_provider,
    an_award,
    an_evidence,
    as_filed,
    published,
)
from tests.county import everything_public
from tests.matrix import AS_OF, council

SERVICE = "kite-hill-day-centre"
INSURANCE = "public-liability-insurance"
PAPERS = "The council is waiting for papers, or is still looking at them."
PUT_RIGHT = "The council has asked for something to be put right."
DAY = timedelta(days=1)

# Each way in which a criterion may keep a service off the list: what was seen of it.
WANTING: dict[str, tuple[Evidence, ...]] = {
    "never seen": (),
    "lapsed": (an_evidence(valid_until=TODAY - DAY),),
    "lapsed long ago": (an_evidence(seen_on=date(2024, 1, 9), valid_until=date(2024, 2, 1)),),
    "not enough": (an_evidence(result="not-met", seen_by="Fraud officer"),),
    "not enough any more": (
        an_evidence(seen_on=date(2026, 1, 5)),
        an_evidence(result="not-met", seen_on=date(2026, 2, 5)),
    ),
    "of an earlier version": (an_evidence(seen_on=date(2024, 1, 9), valid_until=None),),
}


def filed(
    rows: tuple[Evidence, ...] = (), openness: PublicReason = PublicReason.PAPERS, **changes: object
) -> Filed:
    """One service that is insured, and of a second criterion what the rows say."""
    second = a_criterion("safe-recruitment", public_reason=openness)
    second = replace(second, later=(replace(second, since=date(2025, 1, 1), why="It is new."),))
    return as_filed(
        **{
            "lots": [a_lot(criteria=(INSURANCE, second.id))],
            "criteria": [a_criterion(), second],
            "evidence": [an_evidence(), *(replace(row, criterion=second.id) for row in rows)],
            **changes,
        }
    )


def lines(publication: Publication) -> list[str]:
    return [reasons.in_words(each) for each in publication.withheld[SERVICE].public_reasons]


@pytest.mark.parametrize("why", WANTING)
def test_each_way_in_which_a_criterion_is_not_shown_is_one_line(why: str) -> None:
    assert lines(published(filed(WANTING[why]))) == [PAPERS]


@pytest.mark.parametrize(("one", "other"), list(combinations(WANTING, 2)))
def test_nobody_can_tell_a_slow_desk_from_a_bad_provider(one: str, other: str) -> None:
    """Over all that is public, and not on the one page alone."""
    first, second = (published(filed(WANTING[why])) for why in (one, other))
    kinds = [{r.kind for r in p.withheld[SERVICE].reasons} for p in (first, second)]
    assert len(kinds[0] | kinds[1]) <= 2
    assert everything_public(first) == everything_public(second)


def test_what_may_be_named_is_named_with_what_the_council_has_seen() -> None:
    found = {
        why: lines(published(filed(rows, PublicReason.NAMED))) for why, rows in WANTING.items()
    }
    failed = ["The council cannot confirm safe recruitment at present."]
    assert found == {
        "never seen": ["The council has not yet seen proof of safe recruitment."],
        "lapsed": [
            "The proof of safe recruitment that the council has seen ran until 22 November 2026."
        ],
        "lapsed long ago": [
            "The council has not yet seen proof of safe recruitment as it applies since 1 January 2025."
        ],
        "not enough": failed,
        "not enough any more": failed,
        "of an earlier version": [
            "The council has not yet seen proof of safe recruitment as it applies since 1 January 2025."
        ],
    }


@pytest.mark.parametrize("why", WANTING)
def test_that_something_was_not_enough_is_said_where_it_may_be_and_not_what(why: str) -> None:
    said = lines(published(filed(WANTING[why], PublicReason.PUT_RIGHT)))
    assert said == [PUT_RIGHT if "not enough" in why else PAPERS]


def test_where_nothing_was_seen_that_may_be_named_no_list_of_faults_is_made() -> None:
    assert lines(published(filed(evidence=()))) == [PAPERS]


def test_many_reasons_that_name_nothing_are_one_line_behind_those_that_are_named() -> None:
    asked = [
        a_criterion(),
        a_criterion("complaints", public_reason=PublicReason.PUT_RIGHT),
        *(a_criterion(name, public_reason=PublicReason.PAPERS) for name in ("a", "b")),
    ]
    publication = published(
        filed(
            criteria=asked,
            lots=[a_lot(criteria=tuple(criterion.id for criterion in asked))],
            evidence=[
                an_evidence(valid_until=TODAY - DAY),
                an_evidence(criterion="complaints", result="not-met"),
                an_evidence(criterion="b", result="not-met"),
            ],
        )
    )
    assert lines(publication) == [
        "The proof of public liability insurance that the council has seen ran until 22 November 2026.",
        PUT_RIGHT,
        PAPERS,
    ]
    assert len(publication.withheld[SERVICE].reasons) == 4


@pytest.mark.parametrize(
    "changes",
    [
        {"providers": [a_provider(status=ProviderStatus.SUSPENDED)]},
        {"providers": [a_provider(status=ProviderStatus.LEFT, status_since=TODAY)]},
        {"awards": [an_award(ends_on=TODAY - DAY)]},
    ],
)
def test_the_papers_of_what_is_off_the_list_anyway_are_nobodys_business(
    changes: dict[str, object],
) -> None:
    """Nor does the council wait for the papers of a provider that has left."""
    all_seen, lacking = (
        published(filed(rows, **changes)) for rows in ((an_evidence(),), WANTING["not enough"])
    )
    assert len(lines(all_seen)) == 1
    assert everything_public(all_seen) == everything_public(lacking)


def test_an_improvement_plan_for_what_would_not_be_named_is_not_told_of_a_listed_service() -> None:
    met, planned = (
        published(filed((an_evidence(result=result),))) for result in ("met", "met-with-plan")
    )
    assert SERVICE in planned.services
    assert everything_public(met) == everything_public(planned)
    open_ = published(filed((an_evidence(result="met-with-plan"),), PublicReason.NAMED))
    assert "with improvements agreed" in str(everything_public(open_)[f"services/{SERVICE}/"])


# Over the files of a build

GRAVE = ("exclusion-grounds", "financial-standing", "safeguarding-adults", "safe-recruitment")
ROWS = {
    "never seen": "",
    "lapsed": "{id},,met,2025-03-11,Quality assurance officer,2026-03-11\n",
    "not enough": "{id},,not-met,2026-10-05,Counter-fraud officer,\n",
}


@pytest.fixture(scope="module", params=GRAVE)
def sites(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, bytes]]:
    """Why the criterion is not shown → every file of the council's site."""
    made = {}
    for why, row in ROWS.items():
        root = council(tmp_path_factory.mktemp("council"))
        criteria, lot = (
            root / "lots" / name for name in ("criteria.yml", "day-and-evening-opportunities.yml")
        )
        grave = (
            f"- id: {request.param}\n  title: Grave Matter\n  kind: legal\n  stage: selection\n"
            "  question: Is all as it should be?\n  passes: It is all as it should be.\n"
            "  evidence: A paper.\n  since: 2023-09-04\n"
        )
        criteria.write_text(criteria.read_text("utf-8") + grave, "utf-8")
        lot.write_text(
            lot.read_text("utf-8").replace(f"[{INSURANCE}]", f"[{INSURANCE}, {request.param}]"),
            "utf-8",
        )
        with (root / "providers/kite-hill-trust/evidence.csv").open("a", encoding="utf-8") as file:
            file.write(row.format(id=request.param))
        built = build(Config(root, AS_OF, root / "site"), Silent())
        assert built.publication is not None, built.problems
        assert SERVICE in built.publication.withheld
        site = root / "site"
        made[why] = {
            path.relative_to(site).as_posix(): path.read_bytes()
            for path in site.rglob("*")
            if path.is_file()
        }
    return made


def test_no_file_of_a_build_tells_why_a_grave_criterion_is_not_shown(
    sites: dict[str, dict[str, bytes]],
) -> None:
    """The open data, the search's index, the pictures and the packs too."""
    first, *others = sites.values()
    assert f"services/{SERVICE}/index.html" in first
    assert PAPERS.encode() in first[f"services/{SERVICE}/index.html"]
    assert b"Grave" not in first[f"services/{SERVICE}/index.html"]
    for other in others:
        assert first.keys() == other.keys()
        assert [path for path in first if first[path] != other[path]] == []
