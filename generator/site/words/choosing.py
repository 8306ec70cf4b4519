"""Why somebody chose a service that does not cost least, as a record of the choice says it."""

from typing import Final

from generator.site.words.options import Option

# No word of them says anything of a person that the service's own page could not.
REASONS: Final = (
    Option("prefers", "The person prefers it"),
    Option("near", "It is nearer to family, friends or what the person does"),
    Option("stays", "The person is there already, and to move would be a harm"),
    Option("need", "It meets the need better"),
    Option("place", "The other has no place in time"),
    Option("declined", "The other could not take the person"),
    Option("quality", "Its quality speaks for it: the CQC rating, or what people say"),
    Option("culture", "Language, faith or culture"),
    Option("safer", "It is safer for the person"),
    Option("pays", "Somebody pays the difference"),
)
