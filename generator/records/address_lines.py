"""The lines of an address in the United Kingdom, and what each can be: a street or a house, a county, or a town.

Who types an address follows no form: lines stand between commas with or
without a blank, or each on its own; a county may follow the town, a postcode
may stand anywhere, and capitals say nothing. A line is taken for a town only
where nothing speaks against it: see `generator.records.gazetteer` for the
names that the council knows.
"""

import re
from collections.abc import Sequence
from typing import Final

_POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]?\s?[0-9][A-Z]{2}\b", re.IGNORECASE)
_OUTCODE: Final = re.compile(r"(?:^|\s)[A-Z]{1,2}[0-9][A-Z0-9]?$")  # half of one, at the end
_PARTED: Final = re.compile(r"[,;|\r\n]|<br\s*/?>", re.IGNORECASE)
_NOT_A_WORD: Final = re.compile(r"[^\w]+")

# Counties, whole and as they are shortened, that people write behind the town: Royal Mail's former
# postal counties, and those of Wales and Scotland. Whatever else ends in "shire" is one as well.
_COUNTIES: Final = frozenset(
    [
        *("avon", "beds", "berks", "bucks", "cambs", "ches", "cornwall", "cumbria", "derbys"),
        *("devon", "dorset", "essex", "glos", "hants", "herts", "humberside", "kent", "lancs"),
        *("leics", "lincs", "merseyside", "middlesex", "middx", "norfolk", "northants", "notts"),
        *("northumberland", "oxon", "rutland", "salop", "somerset", "staffs", "suffolk", "surrey"),
        *("sussex", "warks", "wilts", "worcs", "yorks", "cleveland", "county durham", "co durham"),
        *("tyne and wear", "tyne wear", "isle of wight", "iow", "isles of scilly"),
        *("greater london", "greater manchester", "west midlands", "east riding"),
        *("east riding of yorkshire", "east sussex", "west sussex"),
        *(f"{side} yorks" for side in ("n", "s", "e", "w", "north", "south", "east", "west")),
        *("gwent", "gwynedd", "clwyd", "dyfed", "powys", "glamorgan", "ceredigion", "anglesey"),
        *("mid glamorgan", "south glamorgan", "west glamorgan", "vale of glamorgan"),
        *("isle of anglesey", "ynys môn", "ynys mon", "sir gâr", "sir benfro"),
        *("fife", "angus", "argyll", "argyll and bute", "perth and kinross", "scottish borders"),
        *("highland", "highlands", "midlothian", "east lothian", "west lothian", "sutherland"),
        *("caithness", "moray", "orkney", "shetland", "ross and cromarty", "dumfries and galloway"),
        *("co antrim", "county antrim", "co down", "county down", "co tyrone", "county tyrone"),
        *("co armagh", "county armagh", "co fermanagh", "county fermanagh"),
        *("co londonderry", "county londonderry", "isle of man", "jersey", "guernsey"),
        *("england", "wales", "cymru", "scotland", "northern ireland", "united kingdom"),
        *("great britain", "uk", "gb"),
    ]
)
# What follows the name of a place in the name of a street that leads there.
STREETS: Final = (
    "road|rd|street|st|lane|ln|avenue|ave|close|drive|way|hill|row|terrace|place|gardens|grove|"
    "crescent|court|mews|walk|view|rise|green|square|park"
)
# Streets, and houses and sites of any kind, by their last word.
_ENDINGS: Final = (
    rf"{STREETS}|av|dr|cl|cres|crt|ct|gdns|pl|sq|terr?|tce|boulevard|blvd|bypass|by-pass|circle|"
    "common|croft|drove|embankment|esplanade|fold|gate|loan|parade|passage|promenade|quadrant|quay|"
    "rhiw|roundabout|track|wharf|wynd|brae|vennel|approach|broadway|causeway|"
    "house|centre|center|estate|hospital|surgery|clinic|practice|school|college|church|chapel|hall|"
    "lodge|mill|mills|farm|cottages?|works|buildings?|bldgs?|chambers|hotel|manor|mansions?|homes?|"
    "villas?|flats?|apartments?|towers?|hub|offices?|barns?|stables|rectory|vicarage|grange|yard|"
    "hostel|bungalows?|nurseries|studios?|arcade|precinct|complex|campus|site|block|unit|wing|"
    "limited|ltd|llp|plc|cic|trust|foundation|services?|care|library|hatch"
)
_BY_ITS_END: Final = re.compile(rf"\s(?:{_ENDINGS})\.?$", re.IGNORECASE)
# Of these, such as also end the names of towns: Biggin Hill, Wood Green, Forest Row, Earls Court.
_TOWNS_TOO: Final = re.compile(
    r"\s(?:hill|green|row|common|quay|chapel|church|gate|le street)$", re.IGNORECASE
)
_BY_ITS_START: Final = re.compile(
    r"^(?:c/o|care\s+of|(?:the|units?|flats?|suites?|offices?|rooms?|apartments?|apt|plot|block|"
    r"level|shop|studio|basement|(?:ground|first|second|third|top|upper|lower)\s+floor|rear\s+of|"
    r"land\s+(?:at|off|adj)|off|junction\s+of|corner\s+of|heol|ffordd|stryd|lôn|lon|rhodfa|clos|"
    r"cwrt|llys|cilgant|coedlan|maes\s+yr?|p\.?o\.?\s+box)(?:\s|$))",
    re.IGNORECASE,
)
# Streets of one word.
_STREETS_OF_ONE_WORD: Final = frozenset(
    [
        *("northgate", "eastgate", "westgate", "southgate", "kingsway", "queensway", "broadway"),
        *("strand", "parkway", "promenade", "esplanade", "cornmarket", "headquarters"),
        *("reception", "unknown", "none", "various"),
    ]
)
_NUMBERED: Final = re.compile(r"^\d")
_STREET: Final = re.compile(rf"^the\s|\s(?:{STREETS})\.?$", re.IGNORECASE)
_WELSH_STREET: Final = re.compile(
    r"^(?:heol|ffordd|stryd|lôn|rhodfa|clos|cilgant|coedlan)\s", re.IGNORECASE
)
_STREET_WITHIN: Final = re.compile(
    r"\b(?:road|rd|street|lane|avenue|ave|close|drive|crescent|terrace|gardens|grove|mews)\.?\s+(.+)$",
    re.IGNORECASE,
)
_NEAR: Final = re.compile(r"^(?:near|nr\.?|nr\.? to|near to|outside)\s+(?=\w)", re.IGNORECASE)
_SMALL: Final = frozenset(
    [
        *("and", "at", "by", "cum", "de", "en", "in", "juxta", "la", "le", "next", "of", "on"),
        *("sub", "super", "the", "under", "upon"),
    ]
)
_MOST_LETTERS, _MOST_WORDS = 40, 6


def lines_of(address: str) -> list[str]:
    """What stands between its commas, semicolons and line ends, without postcodes."""
    pieces = (" ".join(part.split()) for part in _PARTED.split(_POSTCODE.sub("", address)))
    return [line for piece in pieces if (line := piece.strip(" .-"))]


def without_outcode(line: str) -> str:
    """The line without the first half of a postcode behind it; "" where it is nothing else."""
    return _OUTCODE.sub("", line)


def place_key(name: str) -> str:
    """In small letters, with one space between words: "Bradford-on-Avon" is "bradford on avon"."""
    plain = name.replace("'", "").replace("’", "").replace("&", " and ")
    return _NOT_A_WORD.sub(" ", plain).strip().casefold()


def is_county(name: str) -> bool:
    """Whether it is a county or a country, or the name of something larger than a town."""
    key = place_key(name)
    return key in _COUNTIES or (key.endswith("shire"))


def is_street(line: str) -> bool:
    """Whether it is a street by its number or its name: "12 Mill Lane", "Heol y Parc", "The Green"."""
    patterns = (_NUMBERED, _STREET, _WELSH_STREET)
    return any(pattern.search(line) for pattern in patterns)


def behind_street(line: str) -> str:
    """What follows a street on the same line: "Swindon" of "12 Chandler Street Swindon"; "" for nothing."""
    match = _STREET_WITHIN.search(line)
    return match[1] if match and _NUMBERED.match(line) else ""


def near(line: str) -> str:
    """The place that it is only near: "Boston" of "Nr Boston"; "" where it says no such thing."""
    match = _NEAR.match(line)
    return line[match.end() :] if match else ""


def may_be_town(line: str, before: Sequence[str]) -> bool:
    """Whether nothing speaks against a town: no street, house, unit, number, county or person's care.

    Args:
        before: the lines before it: what ends like a street is none where one of them is one already.
    """
    if not 2 <= len(line) <= _MOST_LETTERS or len(line.split()) > _MOST_WORDS:
        return False
    if any(character.isdigit() for character in line):
        return False
    if re.search(r"[@:()/\"?!]|\bn/?a\b", line, re.IGNORECASE) or not re.search(
        r"[^\W\d_]{2}", line
    ):
        return False
    if is_county(line) or _BY_ITS_START.match(line):
        return False
    is_behind = any(_NUMBERED.match(at) or is_street(at) for at in before)
    if place_key(line) in _STREETS_OF_ONE_WORD:
        return False
    if _TOWNS_TOO.search(line):
        return is_behind
    return not _BY_ITS_END.search(line)


def in_public(name: str) -> str:
    """A town as the public writes it: "STOKE-ON-TRENT" → "Stoke-on-Trent", "Burton On Trent" → "Burton on Trent"."""
    if name in (name.upper(), name.lower()):
        name = re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda word: word[0].capitalize(), name)
    words = re.split(r"([\s-]+)", name)
    return "".join(
        word.lower() if at and word.lower() in _SMALL else word[:1].upper() + word[1:]
        for at, word in enumerate(words)
    )
