"""A council that `start` makes of an invented register whose names collide, as those of care homes do."""

from __future__ import annotations

from pathlib import Path

from tests.importers.register_files import directory, hsca, start

# Names that homes all over the country share, and that begin, end or sound alike.
NAMES = (
    *("The Laurels", "Laurels Lodge", "Laurel House", "Laurel Bank", "The Laurels Care Home"),
    *(
        "St Mary's",
        "St Marks",
        "St Mark's House",
        "St Mary's Lodge",
        "St Martin's",
        "St Margaret's",
    ),
    *(
        "Manor House",
        "The Manor House",
        "The Manor",
        "Manor Court",
        "Manor Lodge",
        "Old Manor House",
    ),
    *("The Grange", "Grange House", "Grange Lodge", "The Old Grange", "Orangery House"),
    *("The Beeches", "Beech House", "Beech Lodge", "Beechwood", "Beechwood House", "Copper Beech"),
    *("The Willows", "Willow House", "Willow Lodge", "Willows Court", "Willow Bank"),
    *("The Old Rectory", "Rectory House", "The Rectory", "The Old Vicarage", "Vicarage House"),
    *("Church House", "Church View", "Church Lodge", "Churchill House", "Church Farm"),
    *("Home Farm", "Home Instead of Hospital", "A Home from Home", "Day House", "Night Owls Care"),
    *("Park House", "Park View", "Park Lodge", "The Park", "Parkside", "Parkfield House"),
    *("Rose Cottage", "Rose Lodge", "Roseland", "The Roses", "Rosemary House", "Rose Cottages"),
    *("Café Cottage", "Number 12", "Flat 12a", "12 High Street", "The Limes", "Limes Lodge"),
)
_TYPES = (
    *("Care home service without nursing", "Care home service with nursing"),
    *("Supported living service", "Domiciliary care service", "Extra Care housing services"),
)
_AUTHORITY = "Kent"  # one that `start` knows; everything else is invented
_PEOPLE = ("Dementia", "Learning disabilities or autistic spectrum disorder", "Physical disability")
_TOWNS = (
    ("Barnthorpe", "LN98"),
    ("Oakwick", "LN99"),
    ("Saltmarsh", "PE98"),
    ("Upper Oakwick", "PE99"),
)
_PROVIDERS = (
    *("Laurels Care Limited", "The Laurels Group Ltd", "St Mary's Trust", "Manor Homes Limited"),
    *("Oakshire Care Homes Limited", "Oakshire Home Care Limited", "Park Care Limited"),
    *("Park House Limited", "Rose Cottage Care Ltd", "Beechwood Care Limited", "Home Farm Trust"),
    *("Church Housing Association", "Willow Support CIC", "Grange Healthcare Limited"),
)


def council(folder: Path) -> Path:
    """Lay the council out below the folder; give back its root."""
    (folder / "register").mkdir(parents=True)
    root = folder / "council"
    rows = [_row(number, name) for number, name in enumerate(NAMES)]
    register = {
        "hsca.csv": hsca(*(facts for facts, _ in rows)),
        "directory.csv": directory(*(whereabouts for _, whereabouts in rows)),
    }
    for name, content in start(folder / "register", register).files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def _row(number: int, name: str) -> tuple[dict[str, str], dict[str, str]]:
    """One location in both layouts. A provider has five or six; a few locations share a number."""
    provider = number % len(_PROVIDERS)
    location, company = f"1-0000{number + 101:05d}", f"1-0000{provider + 1:05d}"
    town, outcode = _TOWNS[number % len(_TOWNS)]
    postcode = f"{outcode} {number % 9 + 1}{'ABDEFGHJLN'[number % 10]}{'PQRSTUWXYZ'[number // 10]}"
    # Ofcom's range for drama: 01632 960000 to 960999.
    phone = f"01632960{100 + number - number % 8 // 7:03d}"
    website = f"www.home-{number}.example.org"
    facts = {
        "Location Name": name,
        "Location ID": location,
        "Location telephone number": phone,
        "Location Web Address": website,
        "Location Local Authority": _AUTHORITY,
        "Service Types": _TYPES[number % len(_TYPES)],
        "Service users supported": _PEOPLE[number % len(_PEOPLE)],
        "Provider Name": _PROVIDERS[provider],
        "Provider ID": company,
        "Provider Companies House Number": f"990000{provider + 1:02d}",
    }
    whereabouts = {
        "Name": name,
        "Address": f"{number + 1} Mill Lane, {town}",
        "Postcode": postcode,
        "Phone number": phone,
        "Service's website (if available)": f"http://{website}",
        "Service types": _TYPES[number % len(_TYPES)],
        "Specialisms/services": _PEOPLE[number % len(_PEOPLE)],
        "Provider name": _PROVIDERS[provider],
        "Local authority": _AUTHORITY,
        "Location URL": f"https://www.cqc.org.uk/location/{location}",
        "CQC Location ID (for office use only)": location,
        "CQC Provider ID (for office use only)": company,
    }
    return facts, whereabouts
