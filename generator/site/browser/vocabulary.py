"""find/words.json: what people call things, so that the browser understands what they type.

    {"types": {"shared-lives": ["adult placement", "host family", …], …},
     "needs": {"dementia": ["Alzheimer's", "memory loss", …], …},
     "access": {"sign-language": ["BSL", …], …},
     "thoughts": {"shared-lives": {"words": "…", "types": ["supported-living"], "needs": []}},
     "elsewhere": [{"words": ["home care", …], "says": "…", "urgent": false,
                    "calls": [["Adult care advice line", "01632 960100", "tel:+441632960100"]],
                    "link": ["Benefits on GOV.UK", "https://…"]}, …],
     "seen": "above accessible …"}

`types`, `needs` and `access` hold other words for a type of support, a need, and
what makes a place easy to use; their public names, and the places of each area,
stand in find/services.json. Of a type that is only planned, or closed, there is nothing. `thoughts` are types that somebody may not
have thought of, with the types and needs beside which to name them, and why.
`elsewhere` is what people look for that is not listed here and who can help instead,
what is urgent first; the address of a `link` begins at the site's root or with https://.
`seen` are words in what services say of themselves, in lower case, at most
MOST_SEEN and the most frequent first chosen: they are no misspellings.
"""

import json
import re
from collections import Counter

from generator.publication import Publication
from generator.records import Framework, Signpost
from generator.site import addresses
from generator.site.parts import links

MOST_SEEN = 800  # about 3 kB over the wire
_WORD = re.compile(r"[a-z]{5,}")  # shorter ones are seldom taken for misspellings


def files(publication: Publication) -> dict[str, str]:
    """The one file, by its path."""
    lots = publication.offered_lots
    urgent_first = sorted(publication.signposts.values(), key=lambda entry: not entry.urgent)
    content = {
        "types": {lot.id: lot.also_known_as for lot in lots},
        "needs": {need.id: need.also for need in publication.needs.values()},
        "access": {term.id: term.also for term in publication.access.values()},
        "thoughts": {
            lot.id: {"words": thought.words, "types": thought.lots, "needs": thought.needs}
            for lot in lots
            if (thought := lot.have_you_thought_of).words
        },
        "elsewhere": [_signpost(publication.framework, entry) for entry in urgent_first],
        "seen": " ".join(_seen(publication)),
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return {addresses.WORDS_JSON: text + "\n"}


def _signpost(framework: Framework, entry: Signpost) -> dict[str, object]:
    team = {"care": framework.care, "commissioning": framework.commissioning}.get(entry.ask)
    team_calls = ((team.team, team.phone),) if team else ()
    called = ((name, links.telephone(number)) for name, number in (*entry.calls, *team_calls))
    return {
        "words": entry.words,
        "says": entry.says,
        "urgent": entry.urgent,
        "calls": [[name, link.text, link.href] for name, link in called if link],
        **({"link": entry.link} if entry.link else {}),
    }


def _seen(publication: Publication) -> list[str]:
    counts: Counter[str] = Counter()
    for service in publication.services.values():
        text = f"{service.summary} {service.price_includes} {service.how_to_apply}"
        counts.update(set(_WORD.findall(text.casefold())))
    most = sorted(counts, key=lambda word: (-counts[word], word))[:MOST_SEEN]
    return sorted(most)
