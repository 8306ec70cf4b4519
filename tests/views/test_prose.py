"""Markdown from packages becomes safe HTML."""

from __future__ import annotations

import pytest

from generator.site.parts.prose import to_html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Plain *words* and **more**.", "<p>Plain <em>words</em> and <strong>more</strong>.</p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("## A week", "<h3>A week</h3>"),
        ("# A title", "<h2>A title</h2>"),
        ("###### Low", "<h6>Low</h6>"),
        ("", ""),
        (
            "[us](https://kite.example.org)",
            '<p><a href="https://kite.example.org" rel="nofollow noopener">us</a></p>',
        ),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](http://kite.example.org)", '<p><a rel="nofollow noopener">x</a></p>'),
        ("[x](//evil.example)", '<p><a rel="nofollow noopener">x</a></p>'),
        ("[x](/lots/)", '<p><a rel="nofollow noopener">x</a></p>'),
        ("3. x\n9. y", '<ol start="3">\n<li>x</li>\n<li value="9">y</li>\n</ol>'),
        ('!!! x "y"\n    z', "<p>y</p>\n<p>z</p>"),
        ("```x\ny\n```", "<p><code>x y </code></p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<b onclick=x>bold</b>", "<p>&lt;b onclick=x&gt;bold&lt;/b&gt;</p>"),
    ],
)
def test_to_html(markdown: str, html: str) -> None:
    assert to_html(markdown, heading_shift=1).strip() == html


def test_an_image_is_not_fetched() -> None:
    assert "<img" not in to_html("![dog](https://evil.example/dog.png)", heading_shift=1)
