"""Where each page and file stands, by its ids. All permanent once published.

The forms alone: what stands there, and for which records, is in the one table
of `generator.site.routes`.
"""

from typing import Final

from generator.address import Pattern

HOME: Final = ""
FIND: Final = "find/"
MATCH: Final = "match/"
SHORTLIST: Final = "shortlist/"
COMPARE: Final = "compare/"
SERVICES: Final = "services/"
PROVIDERS: Final = "providers/"
LOTS: Final = "lots/"
AREAS: Final = "areas/"
A_TO_Z: Final = "a-z/"
EASY_READ: Final = "easy-read/"
JOIN: Final = "join/"
WHERE_WANTED: Final = "join/where-wanted/"
WHERE_WANTED_FORM: Final = "join/where-wanted/form/"
FEEDBACK_FORM: Final = "feedback/form/"
CRITERIA: Final = "join/criteria/"
UPDATE: Final = "update/"
DATA_GUIDE: Final = "data/guide/"
GOVERNANCE: Final = "governance/"
PAYING: Final = "paying/"
# Folders of files that scripts and other systems read, each with a page that says what they are.
SCHEMAS: Final = "schemas/"
BROWSER_SCHEMAS: Final = "schemas/browser/"
POSTCODES: Final = "postcodes/"

service: Final = Pattern("services/{}/")
easy_read_service: Final = Pattern("services/{}/easy-read/")
provider: Final = Pattern("providers/{}/")
lot: Final = Pattern("lots/{}/")  # the public reads it as a type of support
lot_in_area: Final = Pattern("lots/{}/{}/")
area: Final = Pattern("areas/{}/")
easy_read: Final = Pattern("easy-read/{}/")  # of a lot, or of choosing, feedback, joining …
easy_read_in_area: Final = Pattern("easy-read/{}/{}/")  # a lot in an area
join_lot: Final = Pattern("join/{}/")
self_check: Final = Pattern("join/{}/check/")
update_of: Final = Pattern("update/{}/")  # a provider's
criterion: Final = Pattern("join/criteria/{}/")  # whichever lots ask it

# Prose pages of content/ that record pages lead to.
FEEDBACK: Final = "feedback/"
HOW_WE_CHECK: Final = "how-we-check/"
DATA: Final = "data/"

# Files: what the browser reads to match needs to services, what people call things, and which
# page each result of the search index is.
SERVICES_JSON: Final = "find/services.json"
WORDS_JSON: Final = "find/words.json"
HITS_JSON: Final = "find/hits.json"
PAGES_JSON: Final = "find/pages.json"
DECISIONS_CSV: Final = "data/decisions.csv"
WANTED_CSV: Final = "data/where-wanted.csv"
TABLES: Final = ("services", "providers", "lots", "price-bands", "areas")
table: Final = Pattern("data/{}.csv")
service_qr: Final = Pattern("services/{}/qr.svg")
starter_pack: Final = Pattern("join/{}/starter-pack.zip")
workbook: Final = Pattern("join/{}/workbook.xlsx")
share_image: Final = Pattern("assets/share/{}.png")


def photo(photo_id: str, width: int, ending: str) -> str:
    """A service's picture at a width in pixels, as "webp" or "jpg"."""
    return f"assets/photos/{photo_id}-{width}.{ending}"
