"""How good a service is, in Easy Read: what CQC says, with its day; what people say, in numbers; who checks."""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.publication import Publication, PublicFeedback, PublicService
from generator.publication.registration import InRegister
from generator.site.words import wording
from generator.site.words.easy_idea import Idea, idea

# What each of CQC's words means, with a picture of that. A rating in any other word is not shown here.
_RATINGS: Final[Mapping[str, tuple[str, str]]] = {
    "Outstanding": ("star", "That means it is very good."),
    "Good": ("thumb-up", "That means people get good care."),
    "Requires improvement": ("wrench", "That means some things must get better."),
    "Inadequate": ("alert", "That means the care was not good enough."),
}


def quality(publication: Publication, service: PublicService) -> Iterator[Idea]:
    """What can be said of it. A rating whose day is not known is not said."""
    yield from _rating(service)
    if feedback := publication.feedback.get(service.id):
        yield from _people(feedback)
    yield idea("shield-check", "The council checks each service on this list.")
    if service.checked_on:
        council = service.checked_by in publication.framework.council_roles
        who = "The council" if council else "Somebody"
        day = wording.day(service.checked_on)
        yield idea("calendar-check", f"{who} last checked these facts on {day}.")


def _rating(service: PublicService) -> Iterator[Idea]:
    # Who reads one page alone meets the letters there for the first time.
    yield idea("account-tie", "CQC stands for Care Quality Commission.")
    yield idea("clipboard-search", "CQC checks if care is good and safe.")
    if service.in_register is InRegister.UNREGULATED:
        yield idea("clipboard-remove", "CQC does not check this support.")
        return
    overall, day = (r.overall, r.rated_on) if (r := service.rating) else ("", None)
    if overall in _RATINGS and day is not None:
        picture, meaning = _RATINGS[overall]
        yield idea("bullhorn", f"On {wording.day(day)} CQC said that it is {{}}.", overall)
        yield idea(picture, meaning)
    elif service.in_register is InRegister.NOT_RATED:
        yield idea("clipboard-clock", "CQC has not said yet how good this is.")
    else:
        yield idea("clipboard-text-off", "We do not know what CQC says about this.")
        yield idea("account-question", "Ask them what CQC says.")
    if service.not_seen_on:
        yield idea("playlist-remove", "We cannot find it in the new list from CQC.")
        yield idea("magnify", "We are asking why.")


def _people(feedback: PublicFeedback) -> Iterator[Idea]:
    people, good = feedback.people, feedback.good
    yield idea("forum", f"{people:,} people told the council what they think.")
    who = (
        "All of them say"
        if good == people
        else f"{good:,} of them say"
        if good
        else "None of them say"
    )
    picture = "account-multiple-check" if good else "account-multiple-remove"
    yield idea(picture, f"{who} that it is good.".replace("1 of them say", "1 of them says"))
