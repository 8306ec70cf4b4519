"""Easy Read: which pages there are, what each shows, and that the matching page leads there."""

from __future__ import annotations

import re

from generator.frame.icons import icon_names, outlines
from generator.records import LotState
from tests.builders import a_lot, a_publication, a_service, an_easy_line, an_easy_page
from tests.county import bodies, by_address

LOT = "day-and-evening-opportunities"


def easy_bodies() -> dict[str, str]:
    lots = (
        a_lot(title="Day care", easy_read=(an_easy_line("You go out."), an_easy_line("You eat."))),
        a_lot("extra-care", easy_read=(), state=LotState.PLANNED),
    )
    pages = (an_easy_page(), an_easy_page("feedback", title="Tell us", summary="How to tell us."))
    return bodies(a_publication(lots=lots, easy_read=pages))


def test_there_is_a_page_for_each_lot_that_has_lines_and_for_each_of_the_councils_own() -> None:
    found = {address for address in easy_bodies() if address.startswith("easy-read/")}
    assert found == {
        "easy-read/",
        f"easy-read/{LOT}/",
        f"easy-read/{LOT}/devizes/",
        "easy-read/choosing/",
        "easy-read/feedback/",
    }


def test_each_line_has_its_picture_first_and_its_words_after_it() -> None:
    lines = re.findall(
        r"<li><svg [^>]*aria-hidden=\"true\"[^>]*><path d=\"[^\"]+\"/></svg> <span>([^<]+)</span></li>",
        easy_bodies()[f"easy-read/{LOT}/"],
    )
    assert lines == ["You go out.", "You eat."]


def test_the_page_of_a_type_leads_there_by_one_link_and_only_where_there_is_a_page() -> None:
    found = easy_bodies()
    assert found[f"lots/{LOT}/"].count(f'href="../../easy-read/{LOT}/"') == 1
    assert found[f"lots/{LOT}/devizes/"].count(f'href="../../../easy-read/{LOT}/"') == 1
    assert "easy-read" not in found["lots/extra-care/"]


def test_it_leads_back_to_the_page_that_says_more() -> None:
    found = easy_bodies()
    assert f'href="../../lots/{LOT}/"' in found[f"easy-read/{LOT}/"]
    assert 'href="../../feedback/"' in found["easy-read/feedback/"]


def test_titles_say_that_it_is_easy_read() -> None:
    found = by_address(a_publication(a_service(), easy_read=(an_easy_page(),)))
    assert found["easy-read/choosing/"].view.title == "How to choose in Easy Read"
    assert found["easy-read/"].view.title.startswith("Easy Read: ")


def test_a_picture_is_an_outline_of_the_themes_own() -> None:
    found = outlines(["home", "no-such-picture", "../home"])
    assert set(found) == {"home"}
    assert re.fullmatch(r"[-MmLlHhVvCcSsQqTtAaZz0-9., ]+", found["home"])
    assert {"home", "account-group", "cash"} <= icon_names()
