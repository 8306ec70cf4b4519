"""What shows who somebody is: names, numbers and addresses are found, and ordinary sentences are left alone."""

from __future__ import annotations

import csv
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load import Gaps
from generator.personal_data import accusations, contacts, details, names
from generator.rules import feedback, text
from generator.rules import names as rule_of_names
from generator.rules.context import Context
from tests.builders import TODAY, a_feedback, a_provider, a_service, an_area, an_unmet, as_filed

NO_GAPS = Gaps(frozenset(), frozenset(), {}, frozenset())


def named(comment: str, reply: str = "") -> list[str]:
    said = a_feedback(comment=comment, reply=reply)
    context = Context(as_filed(a_service(), feedback=[said]), TODAY, NO_GAPS)
    return [place.field for place, _ in feedback.name_in_comment(context)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr Smith was late.",
        "mr smith was late",
        "MR SMITH WAS LATE",
        "Mister Smith came.",
        "Mr J Smith came.",
        "I like Mrs. O'Brien.",
        "I like Mrs  Smith.",
        "We saw Dr McKay on Monday.",
        "dr patel rang",
        "Sir John came to tea.",
        "Rev Hill sat with us.",
        "Prof. Brown is clever.",
        "Auntie Jean came.",
        "My carer Jane is kind.",
        "carer Jane is kind",
        "Support worker Dave is kind.",
        "my key worker, Tom, knows me",
        "Her social worker Anne-Marie rang.",
        "The manager is called Priya.",
        "my old nurse Maureen",
        "Fernanda, my carer, is kind.",
        "my carer, who is Fernanda",
        "My keyworker is Tadhg.",
        "I'm Tadhg and I like it.",
        "I’m Tadhg and I like it.",
        "the carer Łucja",
        "Jane Smith is kind.",
        "Jane was lovely.",
        "jane was lovely",
        "Ask Jane's sister.",
    ],
)
def test_a_name_is_found(sentence: str) -> None:
    assert named(sentence) == ["comment"]


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "My carer is kind. Shakespeare is on the shelf.",
        "The driver Monday was late.",
        "Mum rings the bell for Biscuit.",
        "There is a dog called Biscuit.",
        "I lost my sister's tea on Friday.",
        "The staff at Kite Hill listen.",
        "She is a nurse. They know that.",
        "Mr and Mrs are titles.",
        "The dr said no, and the Dr was late.",
        "I told the manager Now listens.",
        "The doctor When I am ill.",
        "My mother Always smiles.",
        "our volunteer Saturdays",
        "Yesterday, my carer came. Sadly, my carer left.",
        "In Devizes, my carer shops.",
        "My carer is Polish and I am Deaf.",
        "Grace and joy. I hope so. Will they mark it in May or June?",
        "We meet at St John Street, and at the George.",
    ],
)
def test_an_ordinary_sentence_is_left_alone(sentence: str) -> None:
    assert named(sentence) == []


def test_no_first_name_on_the_list_is_a_word_that_sentences_are_full_of() -> None:
    words = {
        "grace",
        "hope",
        "joy",
        "faith",
        "may",
        "june",
        "april",
        "will",
        "mark",
        "rose",
        "bill",
    }
    assert not words & names.first_names()
    assert len(names.first_names()) > 250


def _cases(file: str) -> list[tuple[str, bool]]:
    """Sentences, and whether they are what the first column asks; as many of each."""
    with Path(__file__).with_name(file).open(encoding="utf-8", newline="") as rows:
        cases = [(words, answer == "yes") for answer, words in list(csv.reader(rows))[1:]]
    assert [wanted for _, wanted in cases].count(True) == len(cases) / 2 >= 50
    return cases


@pytest.mark.parametrize(("sentence", "names_somebody"), _cases("names.csv"))
def test_what_a_provider_writes_of_itself_names_nobody(sentence: str, names_somebody: bool) -> None:
    areas = [an_area("devizes", name="Devizes"), an_area("bradford", name="Bradford on Avon")]
    provider = a_provider(about=f"We sing.\n\n{sentence}\n")
    filed = as_filed(a_service(summary=sentence), areas=areas, providers=[provider])
    context = Context(filed, TODAY, NO_GAPS)
    places = [(p.field, p.line) for p, _ in rule_of_names.name_in_text(context)]
    assert places == ([("summary", None), ("", 3)] if names_somebody else [])
    assert list(rule_of_names.name_with_detail(context)) == []


@pytest.mark.parametrize(
    ("sentence", "detail"),
    [
        ("Michael came to us at 19 and now has a job.", "at 19"),
        ("Susan, 72, sings.", ", 72"),
        ("Darren is 34 and paints.", "is 34"),
        ("Our oldest tenant, Elsie, has dementia.", "dementia"),
        ("Mr. Patel is recovering from a stroke.", "stroke"),
        ("Peter has MS.", "MS"),
        ("Peter is a 24-year-old who cooks.", "24-year-old"),
        ("Peter comes at 10.30. We support people with dementia.", ""),
        ("We support people with dementia. Peter cooks.", ""),
        ("Peter lives at 20 Mill Lane, open 24 hours, with Ms Hall.", ""),
    ],
)
def test_an_age_or_an_illness_beside_a_name_is_told_more_strongly(
    sentence: str, detail: str
) -> None:
    said = a_feedback(comment=sentence)
    filed = as_filed(a_service(how_to_apply=sentence), feedback=[said])
    context = Context(filed, TODAY, NO_GAPS)
    strong = list(rule_of_names.name_with_detail(context))
    weak = [*feedback.name_in_comment(context), *rule_of_names.name_in_text(context)]
    if detail:
        assert [place.field for place, _ in strong] == ["how_to_apply", "comment"]
        assert all(f'"{detail.strip(" ,")}" beside it' in words for _, words in strong)
        assert weak == []
    else:
        assert (strong, len(weak)) == ([], 2)


def test_the_names_of_the_framework_and_of_the_firm_are_nobodys() -> None:
    provider = a_provider(
        title="Jane Smith Homes", description="Jane Smith Homes cooks with people."
    )
    service = a_service(title="Peter House Club", summary="Peter House Club meets at Kevin Green.")
    areas = [an_area("devizes", name="Kevin Green")]
    context = Context(as_filed(service, providers=[provider], areas=areas), TODAY, NO_GAPS)
    assert list(rule_of_names.name_in_text(context)) == []


@pytest.mark.parametrize(("sentence", "accuses"), _cases("accusations.csv"))
def test_a_comment_that_accuses_somebody_is_a_safeguarding_concern_first(
    sentence: str, accuses: bool
) -> None:
    said = a_feedback(comment=sentence, reply=sentence)
    asked = an_unmet(words=sentence)
    context = Context(as_filed(a_service(), feedback=[said], unmet=[asked]), TODAY, NO_GAPS)
    problems = list(feedback.accusing_comment(context))
    assert [place.field for place, _ in problems] == (
        ["comment", "reply", "words"] if accuses else []
    )
    assert all("act on it first" in words for _, words in problems)
    assert all("do not publish it as it stands" in words for _, words in problems)


def contact(comment: str) -> list[str]:
    said = a_feedback(comment=comment)
    context = Context(as_filed(a_service(), feedback=[said]), TODAY, NO_GAPS)
    return [words.split(" looks like ")[1] for _, words in text.contact_in_prose(context)]


@pytest.mark.parametrize(
    "number",
    [
        "01225 713000",
        "0044 1225 713000",
        "+44 1225 713000",
        "+44 (0)1225 713000",
        "(01225) 713000",
        "01225.713.000",
        "01225/713000",
        "07700\u2011900123",
        "０７７００９００１２３",
        "0 7 7 0 0 9 0 0 1 2 3",
        "+353 1 234 5678",
        "0800 123456",
        "0117 1200 345",
        "0730 1530 148",
        "0700-2200 365",
        "0930 1030 11 07700 900123",
        "07 12 1950 123",
        "07-07-00-90-01-2",
        "01-22-57-13-00-0",
        "company number 07700 900123",
    ],
)
def test_a_telephone_number_is_found_however_it_is_written(number: str) -> None:
    [words] = contact(f"Ring me on {number} after six")
    assert words.startswith("a telephone number")


@given(st.text("0123456789", min_size=9, max_size=9), st.data())
def test_whatever_stands_between_the_digits_it_is_a_telephone_number(
    digits: str, data: st.DataObject
) -> None:
    between = st.sampled_from(["", " ", "\u2011", " (", ") "])
    written = "07" + "".join(data.draw(between) + digit for digit in digits)
    assert contacts.phone(contacts.settled(f"My number: {written}!"))


@pytest.mark.parametrize(
    "address",
    [
        "jo@example.org",
        "jo at example dot org",
        "jo(at)example.org",
        "jo [at] example.org",
        "jo (at) example (dot) org",
        "jo＠example.org",
        "jo @ example . org",
        "jo@example.org. Then",
    ],
)
def test_an_address_is_found_however_it_is_written(address: str) -> None:
    [words] = contact(f"Write to {address}, please")
    assert words.startswith("an e-mail address")


@pytest.mark.parametrize(
    "sentence",
    [
        "On 01.02.2024 09:30 and on 01/02/2024 0900",
        "Open 09.00-17.00 and 10.00-12.00",
        "0930 1030 11",
        "At 09.30 10.30 11.30, and 0700-2200 365 days a year",
        "Open 0900-1700 52 weeks, 0930 – 1530 24 people, 0800 1200 7 days",
        "From 01/02/24-03/04/25, on 01/02/24 1030 and 05.06.24 10.30, and on 01-02-24 – 03-04-25",
        "On 01 02 2024 09 30 and 12 01 2024 0930",
        "(0.50 1.20 3.40 2.10)",
        "Groups of 0-10 11-20 21-30 people",
        "We are company number 01234567 12 of us are staff",
        "Meet (at) 10.30, cakes @ 2.50 each, lunch @ 12.30pm",
        "Tea (at) noon. Then we sing. Bring a cup @ two. Bring a spoon.",
        "Look at the dot pattern, and sit at home dot painting.",
        "£1,000,000 in 2019 and 2020",
        "We met at home. Then we had tea at the dot.",
    ],
)
def test_days_times_and_sums_are_no_contact(sentence: str) -> None:
    assert contact(sentence) == []


@pytest.mark.parametrize(
    "piece", ["a", "a'", "a-", "a.", "0", "0 ", "0-", "A ", "(at)", "jo at ", "a@"]
)
def test_a_long_comment_is_gone_through_in_no_time(piece: str) -> None:
    long, began = piece * (20_000 // len(piece)), perf_counter()
    names.named(long)
    accusations.accusation(long)
    details.beside(long, len(long) // 2)
    contacts.email(long)
    contacts.phone(long)
    for look, _ in contacts.SHOWN:
        look(long, TODAY)
    assert perf_counter() - began < 2


def shown(comment: str, reply: str = "") -> list[str]:
    said = a_feedback(comment=comment, reply=reply)
    context = Context(as_filed(a_service(), feedback=[said]), TODAY, NO_GAPS)
    found = feedback.person_in_comment(context)
    return [words.split(" looks like ")[1].partition(";")[0] for _, words in found]


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("I live at 3 Mill Lane, SN10 1AA", "a postcode"),
        ("I live at 3 Mill Lane, sn101aa", "a postcode"),
        ("My number is 943 476 5919", "an NHS number"),
        ("My number is 9434765919", "an NHS number"),
        ("I was born on the 3rd of May, 1950", "a date of birth"),
        ("DOB 03/05/50", "a date of birth"),
        ("date of birth: 3.5.1950", "a date of birth"),
        ("Here since 03/05/1950", "a date of birth"),
    ],
)
def test_what_shows_who_somebody_is_is_found_in_comments_and_replies(
    sentence: str, what: str
) -> None:
    assert shown(sentence) == [what]
    assert shown("", reply=sentence) == [what]


@pytest.mark.parametrize(
    "sentence",
    [
        "Leave the M4 at the 2nd exit; room b1 2nd floor; at 2am",
        "The reference is 943 476 5918",  # the check digit is wrong
        "It opened on 03/05/2026, and I was born in Devizes",
    ],
)
def test_what_shows_nobody_is_left_alone(sentence: str) -> None:
    assert shown(sentence) == []


@given(st.integers(100_000_000, 999_999_999))
def test_one_check_digit_at_most_makes_an_nhs_number(nine: int) -> None:
    found = [last for last in range(10) if contacts.nhs_number(f"{nine}{last}")]
    assert len(found) <= 1


def test_replies_and_requests_are_read_too() -> None:
    assert named("Good.", "Mrs Hill says sorry.") == ["reply"]
    asked = an_unmet(words="Somewhere like where my nurse Ann worked")
    context = Context(as_filed(a_service(), unmet=[asked]), TODAY, NO_GAPS)
    assert [place.field for place, _ in feedback.name_in_comment(context)] == ["words"]


@pytest.mark.parametrize(
    ("lot", "words", "wrong"),
    [("extra-care", "", False), ("", "A lift home", False), ("", "", True)],
)
def test_a_request_is_about_something(lot: str, words: str, wrong: bool) -> None:
    asked = an_unmet(lot=lot, words=words)
    context = Context(as_filed(a_service(), unmet=[asked]), TODAY, NO_GAPS)
    assert bool(list(feedback.unmet_about_nothing(context))) == wrong
