"""A telephone number that stands in the text of a page can be pressed, and nothing else becomes one."""

from __future__ import annotations

import pytest

from generator.telephone import address, linked
from tests.builders import a_provider, a_publication, a_service
from tests.county import body_at

RUNG = {
    "Ring 01632 960100.": "tel:+441632960100",
    "(01632) 960 123, or write": "tel:+441632960123",
    "Mornings: 01632-960-123": "tel:+441632960123",
    "01632 960123 ext. 12": "tel:+441632960123;ext=12",
    "0808 157 0400, free": "tel:+448081570400",
    "+44 (0)1632 960123": "tel:+441632960123",
    "by text relay: 18001 01632 960123": "tel:1800101632960123",
    "Ring <strong>999</strong> now": "tel:999",
    "call NHS 111 and choose 2": "tel:111",
    "dial 116 123": "tel:116123",
    "<p>Ring\n101.</p>": "tel:101",
}
LEFT = (
    "There are 111 places and 999 sheep.",
    "company number 01234567",
    "between 01-02-2026 10:30 and 02-02-2026 11:30",
    "£01632960100",
    "0.01632960100",
    "reference 2023-01632960100",
    "016329601001234567",
    "Ring 101% of us. Call 112-B.",
    '<a href="../x/">01632 960100</a>',
    '<a href="x">Ring <b>01632 960100</b></a>',
    "<code>01632 960100</code>",
    "<pre>Telephone: 01632 960100</pre>",
    '<label>01632 960100 <input value="01632 960101"></label>',
    '<span data-full="ring 01632 960100">ask</span>',
    "<script>01632 960100</script><!-- 01632 960100 -->",
)


@pytest.mark.parametrize(("html", "leads_to"), RUNG.items())
def test_a_number_is_a_link(html: str, leads_to: str) -> None:
    made = linked(html)
    assert made.count("<a ") == 1
    assert f'<a href="{leads_to}">' in made
    assert made.replace(f'<a href="{leads_to}">', "").replace("</a>", "") == html


@pytest.mark.parametrize("html", LEFT)
def test_what_is_none_stays(html: str) -> None:
    assert linked(html) == html


def test_every_number_of_a_text_is_a_link_of_its_own_and_stays_one() -> None:
    made = linked("<p>Ring 01632 960100 or <em>07700 900123</em>. <code>01632 960999</code></p>")
    assert made == (
        f'<p>Ring <a href="{address("01632 960100")}">01632 960100</a> or '
        f'<em><a href="{address("07700 900123")}">07700 900123</a></em>. '
        "<code>01632 960999</code></p>"
    )
    assert linked(made) == made


def test_so_it_is_in_what_a_provider_writes() -> None:
    publication = a_publication(
        a_service(
            how_to_apply="Ring Reception on 01632 960777 <now>.", summary="Ask: 01632 960778."
        ),
        providers=(a_provider(about="## Hello\n\nRing **01632 960779**.\n"),),
    )
    service = next(iter(publication.services.values()))
    body = body_at(publication, f"services/{service.id}/")
    assert '<a href="tel:+441632960777">01632 960777</a> &lt;now&gt;.' in body
    assert 'Ask: <a href="tel:+441632960778">01632 960778</a>.' in body
    about = body_at(publication, f"providers/{service.provider}/")
    assert '<strong><a href="tel:+441632960779">01632 960779</a></strong>' in about
