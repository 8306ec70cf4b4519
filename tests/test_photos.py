"""Pictures: cropped, small, without what a camera wrote into them, made once; and those that links show."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from generator.load.photos import read_photos
from generator.publication import Publication
from generator.site.images import photos, share_images
from generator.site.parts import share
from generator.site.parts.share import ShareImage
from tests.builders import a_lot, a_publication, a_service
from tests.county import body_at

SERVICE = a_service(image="garden.jpg", image_alt="Raised beds beside a shed")
FILE = "providers/kite-hill-trust/images/garden.jpg"


def a_picture(root: Path, size: tuple[int, int] = (1600, 1600), rotated: bool = False) -> Path:
    """A photograph as a telephone makes it: left half red, right half blue, with a place in it."""
    path = root / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    exif = Image.Exif()
    exif[0x0110] = "Camera of somebody"  # model
    exif.get_ifd(0x8825)[1] = "N"  # the place
    if rotated:
        exif[0x0112] = 6  # to be turned clockwise
    image.save(path, exif=exif, quality=90)
    return path


def made(root: Path, before: str = "nothing", out: str = "site") -> Path:
    publication = a_publication(SERVICE, photos=read_photos([SERVICE], root).values())
    site = root / out
    photos.publish(publication, root, site, root / before)
    return site


def test_every_size_is_three_by_two_and_light(tmp_path: Path) -> None:
    a_picture(tmp_path)
    found = sorted((made(tmp_path) / "assets/photos").iterdir())
    sizes = {}
    for path in found:
        with Image.open(path) as image:
            sizes[path.name.partition("-")[2]] = (image.format, *image.size)
        assert path.stat().st_size < 60_000
    assert sizes == {
        "480.jpg": ("JPEG", 480, 320),
        "480.webp": ("WEBP", 480, 320),
        "960.jpg": ("JPEG", 960, 640),
        "960.webp": ("WEBP", 960, 640),
    }


def test_nothing_that_the_camera_wrote_is_published(tmp_path: Path) -> None:
    a_picture(tmp_path)
    for path in (made(tmp_path) / "assets/photos").iterdir():
        with Image.open(path) as image:
            assert not image.getexif()
            assert not {"exif", "icc_profile", "xmp", "comment"} & set(image.info)
        assert b"Camera of somebody" not in path.read_bytes()


def test_a_picture_taken_on_its_side_is_turned_upright(tmp_path: Path) -> None:
    a_picture(tmp_path, rotated=True)
    (large,) = (made(tmp_path) / "assets/photos").glob("*-960.jpg")
    with Image.open(large) as image:
        above, below = image.getpixel((480, 60)), image.getpixel((480, 580))
    assert above[0] > 200 > below[0]  # type: ignore[index]
    assert below[2] > 200 > above[2]  # type: ignore[index]


def test_what_was_made_before_is_taken_over(tmp_path: Path) -> None:
    a_picture(tmp_path)
    (small,) = (made(tmp_path) / "assets/photos").glob("*-480.jpg")
    small.write_bytes(b"made before")
    again = made(tmp_path, before="site", out="again")
    assert (again / small.relative_to(tmp_path / "site")).read_bytes() == b"made before"


def test_another_picture_has_another_address(tmp_path: Path) -> None:
    a_picture(tmp_path)
    first = read_photos([SERVICE], tmp_path)[FILE].id
    a_picture(tmp_path, size=(1500, 1500))
    assert read_photos([SERVICE], tmp_path)[FILE].id != first


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"not a picture", "unreadable"),
        (b"", "unreadable"),
        (b"GIF89a" + b"\0" * 40, "unreadable"),
        (b"\xff" * 8_000_001, "too-large"),
    ],
    ids=["text", "empty", "gif", "eight megabytes"],
)
def test_what_cannot_be_shown_says_why(tmp_path: Path, content: bytes, fault: str) -> None:
    path = tmp_path / FILE
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert read_photos([SERVICE], tmp_path)[FILE].fault == fault


def test_a_picture_that_would_unpack_to_gigabytes_is_never_unpacked(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.parent.mkdir(parents=True)
    small = io.BytesIO()
    Image.new("1", (8, 8)).save(small, "PNG")
    raw = small.getvalue()
    size = (60_000).to_bytes(4, "big")
    head = b"IHDR" + size + size + raw[24:29]
    import zlib

    path.write_bytes(raw[:12] + head + zlib.crc32(head).to_bytes(4, "big") + raw[33:])
    assert read_photos([SERVICE], tmp_path)[FILE].fault == "too-large"


@pytest.mark.parametrize(
    "name", ["../../secret.jpg", "/etc/passwd", "..", ".hidden.jpg", "a/b.jpg"]
)
def test_a_name_never_leads_out_of_the_package(tmp_path: Path, name: str) -> None:
    (tmp_path / "providers/kite-hill-trust/images").mkdir(parents=True)
    (tmp_path / "providers/secret.jpg").write_bytes(b"secret")
    assert read_photos([a_service(image=name)], tmp_path) == {}


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    a_picture(tmp_path).rename(tmp_path / "elsewhere.jpg")
    (tmp_path / FILE).symlink_to(tmp_path / "elsewhere.jpg")
    assert read_photos([SERVICE], tmp_path) == {}


def test_the_page_shows_it_with_its_words(tmp_path: Path) -> None:
    a_picture(tmp_path)
    publication = a_publication(SERVICE, photos=read_photos([SERVICE], tmp_path).values())
    body = body_at(publication, "services/kite-hill-day-centre/")
    assert 'alt="Raised beds beside a shed" width="480" height="320"' in body
    addresses = set(re.findall(r"assets/photos/[0-9a-f]{16}-(?:480|960)\.(?:webp|jpg)", body))
    site = made(tmp_path)
    assert len(addresses) == 4
    assert all((site / address).is_file() for address in addresses)


def test_a_service_without_a_picture_shows_none() -> None:
    assert "<picture" not in body_at(a_publication(), "services/kite-hill-day-centre/")


# The pictures of words


def some_words() -> Publication:
    return a_publication(a_service(), lots=(a_lot(title="Day and evening opportunities"),))


def test_there_is_a_picture_of_words_for_the_site_and_for_each_type() -> None:
    assert list(share.images(some_words())) == [
        ShareImage(
            "assets/share/site.png",
            "Care and support in Downland",
            "Good Lives Alliance, Downland Council",
        ),
        ShareImage(
            "assets/share/lot-day-and-evening-opportunities.png",
            "Day and evening opportunities",
            "Good Lives Alliance, Downland Council",
        ),
    ]


def test_it_has_the_size_that_messages_show_and_the_councils_colour() -> None:
    image_of_words = ShareImage("x.png", "Residential and nursing care", "A framework, a council")
    drawn = share_images.draw(image_of_words, "#2a5d1f")
    with Image.open(io.BytesIO(drawn)) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))
        assert image.convert("RGB").getpixel((5, 5)) == (0x2A, 0x5D, 0x1F)
        assert image.convert("RGB").getpixel((600, 625)) == (255, 255, 255)
    assert len(drawn) < 40_000
    assert drawn == share_images.draw(image_of_words, "#2a5d1f")


def test_the_longest_title_stays_between_the_margins() -> None:
    longest = "Transitional step up and step down accommodation and support"
    with Image.open(
        io.BytesIO(share_images.draw(ShareImage("x.png", longest, ""), "#000000"))
    ) as image:
        box = image.convert("L").crop((0, 0, 1200, 420)).getbbox()
    assert box is not None
    assert box[0] >= 80
    assert box[2] <= 1120
