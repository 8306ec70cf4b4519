"""Small register files in every layout, with invented names, for the tests of `start`.

    hsca(a_location("1-000000101", name="Kestrel House"), beds="12")

Each writer takes dictionaries of the layout's own headers over defaults.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from generator.importers.postcodes.packing import ONSPD, Edition, compact
from generator.importers.register import read_register
from generator.importers.start import StartPlan, plan_start
from generator.load.postcodes import PostcodeBook, PostcodePoint
from generator.load.postcodes import load as load_postcodes

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
Row = Mapping[str, str]

HSCA: Row = {
    "Location Name": "Kestrel House",
    "Location ID": "1-000000101",
    "Location telephone number": "01632960101",
    "Location Web Address": "www.kestrel.example.org",
    "Location Local Authority": "Wiltshire",
    "Location ADASS Region": "South West (ADASS Region)",
    "Service Types": "Care home service without nursing",
    "Care homes beds": "12",
    "Location HSCA start date": "2015-03-14",
    "Location HSCA end date": "",
    "Dormant": "N",
    "Location Latest Overall Rating": "Good",
    "Publication Date": "5/29/2024 12:00:00 AM",
    "Service users supported": "Caring for adults over 65 yrs, Dementia",
    "Location safe rating": "Good",
    "Location effective rating": "Good",
    "Location caring rating": "Outstanding",
    "Location responsive rating": "Good",
    "Location well-led rating": "Requires Improvement",
    "Provider Name": "Kestrel Care Limited",
    "Provider ID": "1-000000001",
    "Provider Companies House Number": "99000001",
}
DIRECTORY: Row = {
    "Name": "Kestrel House",
    "Also known as": "",
    "Address": "1 Mill Lane, Devizes",
    "Postcode": "SN10 1AA",
    "Phone number": "01632960101",
    "Service's website (if available)": "http://www.kestrel.example.org",
    "Service types": "Residential homes",
    "Date of latest check": "13 November 2026",
    "Specialisms/services": "Dementia|Caring for adults over 65 yrs",
    "Provider name": "Kestrel Care Limited",
    "Local authority": "Wiltshire",
    "Region": "South West",
    "Location URL": "https://www.cqc.org.uk/location/1-000000101",
    "CQC Location ID (for office use only)": "1-000000101",
    "CQC Provider ID (for office use only)": "1-000000001",
}
PREAMBLE = [["CQC directory"], ["Produced 13 November 2026"], [], ["Some notes, with a comma"]]
EXPORT: Row = {
    "Name": "Kestrel House",
    "Address 1": "1 Mill Lane",
    "Address 2": "",
    "Town/City": "Devizes",
    "County": "Wiltshire",
    "Postcode": "SN10 1AA",
    "Phone number": "01632960101",
    "CQC Provider ID (for office use only)": "1-000000001",
    "CQC Location ID (for office use only)": "1-000000101",
    "Website": "",
    "Local authority": "Wiltshire",
    "Region": "South West",
    "Report publication date": "2021-12-10T00:00:00Z",
    "URL": "https://www.cqc.org.uk/location/1-000000101",
    "Also known as": "",
    "Specialisms/services": "Dementia,Caring for adults over 65 yrs",
    "Service types": "Residential homes",
    "Provider name": "Kestrel Care Limited",
}
RATINGS: Row = {
    "Location ID": "1-000000101",
    "Location Name": "Kestrel House",
    "Care Home?": "Y",
    "Location Type": "Social Care Org",
    "Location Street Address": "1 Mill Lane",
    "Location Address Line 2": "",
    "Location City": "Devizes",
    "Location Post Code": "SN10 1AA",
    "Location Local Authority": "Wiltshire",
    "Location Region": "South West",
    "Service / Population Group": "Overall",
    "Domain": "Overall",
    "Latest Rating": "Good",
    "Publication Date": "05/29/2026",
    "Provider ID": "1-000000001",
    "Provider Name": "Kestrel Care Limited",
}
API: Mapping[str, Any] = {
    "locationId": "1-000000101",
    "providerId": "1-000000001",
    "name": "Kestrel House",
    "registrationStatus": "Registered",
    "dormancy": "N",
    "localAuthority": "Wiltshire",
    "postalAddressLine1": "1 Mill Lane",
    "postalAddressTownCity": "Devizes",
    "postalCode": "SN10 1AA",
    "onspdLatitude": 51.3508,
    "onspdLongitude": -1.9912,
    "mainPhoneNumber": "01632960101",
    "website": "www.kestrel.example.org",
    "numberOfBeds": 12,
    "gacServiceTypes": [{"name": "Nursing homes", "description": "Care home service with nursing"}],
    "specialisms": [{"name": "Dementia"}],
    "currentRatings": {
        "overall": {
            "rating": "Outstanding",
            "reportDate": "2025-02-03",
            "keyQuestionRatings": [{"name": "Well-led", "rating": "Outstanding"}],
        }
    },
}


def table(rows: Sequence[Row], preamble: Sequence[Sequence[str]] = ()) -> list[list[str]]:
    """Preamble, header and rows as cells."""
    header = list(rows[0])
    return [
        *map(list, preamble),
        header,
        *([row.get(key, "") for key in header] for row in rows),
    ]


def csv_bytes(cells: Sequence[Sequence[str]], encoding: str = "utf-8") -> bytes:
    """The cells as a CSV file."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(cells)
    return out.getvalue().encode(encoding)


def ods_bytes(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """The smallest OpenDocument spreadsheet: numbers as numbers, dates as dates, the rest as text."""

    def cell(value: object) -> str:
        if isinstance(value, date):
            return f'<table:table-cell office:value-type="date" office:date-value="{value}"/>'
        if isinstance(value, int | float):
            return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        text = f"<text:p>{escape(str(value))}</text:p>" if value != "" else ""
        kind = ' office:value-type="string"' if text else ""
        return f"<table:table-cell{kind}>{text}</table:table-cell>"

    tables = "".join(
        f'<table:table table:name="{name}">'
        + "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for name, rows in sheets.items()
    )
    spaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "table", "text")
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<office:document-content {spaces} office:version="1.2"><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest '
            'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr("content.xml", content)
    return out.getvalue()


def hsca(*rows: Row) -> bytes:
    """An HSCA file; each row says only how it differs from Kestrel House."""
    return csv_bytes(table([{**HSCA, **row} for row in rows]))


def directory(*rows: Row) -> bytes:
    """The monthly directory with its preamble."""
    return csv_bytes(table([{**DIRECTORY, **row} for row in rows], PREAMBLE))


def ratings(*rows: Row) -> bytes:
    """A latest ratings file."""
    return csv_bytes(table([{**RATINGS, **row} for row in rows]))


def api(*documents: Mapping[str, Any]) -> bytes:
    """An array of location documents."""
    return json.dumps([{**API, **document} for document in documents]).encode()


def start(
    folder: Path,
    files: Mapping[str, bytes],
    existing: Mapping[str, bytes] | None = None,
    **more: Any,
) -> StartPlan:
    """Plan a start from these register files, with this installation's own texts."""
    paths = []
    for name, content in files.items():
        (folder / name).write_bytes(content)
        paths.append(folder / name)
    options: dict[str, Any] = {
        "council": "Oakshire Council",
        "region": None,
        "local_authority": None,
        "awards": None,
        "today": TODAY,
        "installation": installation(),
    }
    return plan_start(
        read_register(paths),
        existing=existing or {},
        mkdocs_yml=(ROOT / "mkdocs.yml").read_bytes(),
        **{**options, **more},
    )


def postcodes(folder: Path, held: Mapping[str, tuple[float, float, str]]) -> PostcodeBook:
    """A book of these postcodes, each with where it lies and in which area."""
    points = [PostcodePoint(code, north, east) for code, (north, east, _) in held.items()]
    lies_in = {code: area for code, (_, _, area) in held.items() if area}
    target = folder / "content" / "postcodes"
    target.mkdir(parents=True, exist_ok=True)
    for name, data in compact(points, (), lies_in, Edition(ONSPD, "2025-11")).items():
        (target / name).write_bytes(data)
    return load_postcodes(target)


def installation() -> dict[str, bytes]:
    """What `start` takes from this installation."""
    paths = [
        *(ROOT / "lots").glob("*.yml"),
        *(
            ROOT / "content" / f"{name}.yml"
            for name in (
                "framework",
                "needs",
                "access",
                "languages",
                "plain-words",
                "search",
                "elsewhere",
            )
        ),
    ]
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths}


def rows_of(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    """The rows of a CSV file in a plan."""
    return list(csv.DictReader(io.StringIO(files[name].decode())))


def edited(files: Mapping[str, bytes], name: str, row: int, **cells: str) -> dict[str, bytes]:
    """The files after a person has changed cells of a row (from 0)."""
    rows = rows_of(files, name)
    rows[row] |= cells
    return {**files, name: csv_bytes([list(rows[0]), *(list(r.values()) for r in rows)])}
