"""A register beside the council's copy of it: nothing in the copy is made worse by a file that says less.

What a file does not say stays as it was, and what it says of an older day than
the copy changes nothing (`register.newest` has the rules).
"""

from collections.abc import Mapping
from typing import Final

from generator.importers.register.merge import merged
from generator.importers.register.records import Location, Register, RegisterLayout

_OF_SOME: Final = frozenset({RegisterLayout.RATINGS, RegisterLayout.LIST, RegisterLayout.DUAL})
ENDED: Final = "no longer registered"


def is_whole(register: Register) -> bool:
    """Whether a file was read that says which locations there are: latest ratings have only those that are rated, and a council's own list those that it knows."""
    return any(reading.layout not in _OF_SOME for reading in register.readings)


def beside(register: Register, kept: Mapping[str, Location]) -> Register:
    """The register with what the copy says wherever the files say nothing, or nothing newer.

    Args:
        kept: the copy's locations by their ids.
    """
    return merged(register.readings, register.unread, kept.values())


def rated_alone(register: Register, kept: Mapping[str, Location]) -> frozenset[str]:
    """The locations of which latest ratings alone speak, and that a copy which is there does not have.

    Latest ratings refresh ratings: they add nobody to a directory that is there.
    """
    full = {
        sighting.location.id
        for reading in register.readings
        if reading.layout is not RegisterLayout.RATINGS
        for sighting in reading.sightings
    }
    return frozenset(register.locations.keys() - full - kept.keys() if kept else ())
