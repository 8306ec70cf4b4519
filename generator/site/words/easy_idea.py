"""One idea in Easy Read: a picture, and a sentence of at most fifteen words in which a name counts as one.

A name (of a service, a provider, a place, a type of support, a rating) and an
address are what they are: nobody can write them shorter, and a reader takes them
in as one thing. So each stands in a frame of a few plain words, and counts as
one word of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Idea:
    """A sentence with its picture.

    Attributes:
        picture: the name of one of Material's.
        form: the sentence, with {} for each name.
        names: what stands there, in order.
    """

    picture: str
    form: str
    names: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The sentence as it is read. A name that ends in a full stop has no second one behind it."""
        return self.form.format(*self.names).replace("..", ".")

    @property
    def length(self) -> int:
        """How many words it has, where a name is one."""
        return len(self.form.split())


@dataclass(frozen=True, slots=True)
class Section:
    """Ideas that belong together, under a heading of a few words."""

    heading: str
    ideas: tuple[Idea, ...]


def idea(picture: str, form: str, *names: str) -> Idea:
    """An idea: the form has {} for each of the names."""
    return Idea(picture, form, names)


def section(heading: str, ideas: Iterable[Idea]) -> Section:
    """Ideas under a heading."""
    return Section(heading, tuple(ideas))


def listed(names: int, by: str = "and") -> str:
    """As many {} as there are names, as a sentence lists them: `{}, {} and {}`."""
    return f" {by} ".join(filter(None, (", ".join(["{}"] * (names - 1)), "{}"))) if names else ""
