"""find/words.json: what people call things, so that the browser understands what they type.

What stands in it, generator/schemas/browser/words.schema.json says. The public names of what the
words stand for, and the places of each area, are in find/services.json. Of a type that is only
planned, or closed, there is nothing, and nothing of who can help with what a listed type does.
"""

from collections.abc import Set

from generator.publication import Publication
from generator.records import Framework, SearchWords, Signpost
from generator.site import addresses
from generator.site.browser import handing
from generator.site.parts import links


def files(publication: Publication) -> dict[str, str]:
    """The one file, by its path."""
    lots = publication.offered_lots
    offered = frozenset(lot.id for lot in lots)
    signposts = (s for s in publication.signposts.values() if offered.isdisjoint(s.not_with))
    urgent_first = sorted(signposts, key=lambda entry: not entry.urgent)
    search = publication.search_words
    content = {
        "types": {lot.id: lot.also_known_as for lot in lots},
        "needs": {need.id: need.also for need in publication.needs.values()},
        "access": {term.id: term.also for term in publication.access.values()},
        "languages": {term.id: term.also for term in publication.spoken_languages},
        "thoughts": {
            lot.id: {"words": thought.words, "types": thought.lots, "needs": thought.needs}
            for lot in lots
            if (thought := lot.have_you_thought_of).words
        },
        "elsewhere": [_signpost(publication.framework, entry) for entry in urgent_first],
        "groups": search.groups,
        "small": search.small,
        "everyday": search.everyday,
        "cheap": search.cheap,
        "alike": search.alike,
        "often_misspelt": search.often_misspelt,
        "spelt_right": search.spelt_right,
        "in_languages": _in_languages(search, offered, frozenset(publication.needs)),
    }
    return {addresses.WORDS_JSON: handing.written(content, "words")}


def _signpost(framework: Framework, entry: Signpost) -> dict[str, object]:
    team = {"care": framework.care, "commissioning": framework.commissioning}.get(entry.ask)
    team_calls = ((team.team, team.phone),) if team else ()
    called = ((name, links.telephone(number)) for name, number in (*entry.calls, *team_calls))
    return {
        "id": entry.id,
        "words": entry.words,
        "unless": entry.unless,
        "where_none": entry.where_none,
        "says": entry.says,
        "urgent": entry.urgent,
        "calls": [[name, link.text, link.href] for name, link in called if link],
        **({"link": entry.link} if entry.link else {}),
    }


def _in_languages(
    search: SearchWords, lots: Set[str], needs: Set[str]
) -> dict[str, dict[str, object]]:
    """What each phrase means of what is offered here; those that two languages share are of none."""
    phrases: dict[str, dict[str, object]] = {}
    for foreign in search.in_languages:
        for phrase in foreign.says:
            earlier = phrases.get(phrase, {"language": foreign.language})
            phrases[phrase] = {
                "language": foreign.language if earlier["language"] == foreign.language else "",
                "types": [lot for lot in foreign.lots if lot in lots],
                "needs": [need for need in foreign.needs if need in needs],
            }
    return phrases
