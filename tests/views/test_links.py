"""Links that leave the site: only https, tel and mailto, and only where the value is sound."""

from __future__ import annotations

import pytest

from generator.site.parts import links


@pytest.mark.parametrize(
    ("number", "href"),
    [
        ("01632 960123", "tel:+441632960123"),
        ("0808 157 0123", "tel:+448081570123"),
        ("07700-900123", "tel:+447700900123"),
        ("0800 1111", "tel:+448001111"),
        ("01632 960123 ext 12", "tel:+441632960123;ext=12"),
        ("01632 960123, Extension 12", "tel:+441632960123;ext=12"),
        ("01632 960123x7", "tel:+441632960123;ext=7"),
        ("18001 01632 960123", "tel:1800101632960123"),
        ("18002-01632-960123 ext. 3", "tel:1800201632960123;ext=3"),
        ("999", "tel:999"),
        ("116 123", "tel:116123"),
        ("18001 111", "tel:18001111"),
    ],
)
def test_telephone(number: str, href: str) -> None:
    assert links.telephone(number) == links.ExternalLink(number, href)


@pytest.mark.parametrize(
    "number",
    ["", "+44 1632 960123", "01632;ext=1", "ring us", "012", "01632 960123 / 07700 900123", "01632 960123\n"],
)  # fmt: skip
def test_no_telephone(number: str) -> None:
    assert links.telephone(number) is None


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("hello@kite.example.org", "mailto:hello@kite.example.org"),
        ("a&b?c@kite.example.org", "mailto:a%26b%3Fc@kite.example.org"),
        ("o'brien@kite.example.org", "mailto:o%27brien@kite.example.org"),
    ],
)
def test_mail(address: str, href: str) -> None:
    assert links.mail(address) == links.ExternalLink(address, href)


@pytest.mark.parametrize("address", ["", "hello", "a@b", "a b@c.org", "a@b.org\nbcc:x@y.org"])
def test_no_mail(address: str) -> None:
    assert links.mail(address) is None


def test_a_website_is_shown_without_its_scheme() -> None:
    assert links.website("https://kite.example.org/") == links.ExternalLink(
        "kite.example.org", "https://kite.example.org/"
    )


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://kite.example.org",
        "javascript:alert(1)",
        "https://kite",
        "https://user@kite.example.org",
        'https://kite.example.org/"onclick=x',
        "https://kite.example.org/ x",
        "https://kite.example.org\n",
        "https://kite.example.org/\u202egro",
        "//kite.example.org",
    ],
)
def test_no_website(url: str) -> None:
    assert links.website(url) is None


def test_only_a_sound_id_leads_to_the_regulator() -> None:
    report = links.cqc_location("1-123456789")
    assert report is not None
    assert report.href == "https://www.cqc.org.uk/location/1-123456789"
    assert links.cqc_location("../evil") is None
    assert links.cqc_location("") is None
