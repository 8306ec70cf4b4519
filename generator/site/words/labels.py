"""What the templates' shared pieces say (site_templates/pages/_macros.html knows them as `labels`)."""

from types import SimpleNamespace
from typing import Final

LABELS: Final = SimpleNamespace(
    breadcrumb="Breadcrumb",
    copy_by_hand="Your browser did not let us copy. Select the text here and copy it yourself.",
    type_by_provider="{}, by {}",
    where="Where",
    places="Places",
    days="Days",
    languages="Languages",
    price="Price",
    rating="CQC rating",
    feedback="What people say",
    telephone="Telephone",
    email="E-mail",
    website="Website",
    hours="Open",
    not_sure="Not sure? Ask the council:",
    first_steps=(
        "Choose a service that you like the look of, for yourself or for somebody you care for.",
        "Ring the service and ask to visit. You can bring somebody with you.",
        "Ask the council for a needs assessment if you would like help to pay. It is free.",
    ),
    have_you_thought_of="Have you thought of {}?",
    nothing_changed="Nothing has changed since the framework began.",
)
