"""The records: frozen, holding ids and never one another, each knowing where it was read from."""

from generator.records.area import Area, NamedPlace, NeighbouringTown, Point, kilometres
from generator.records.criterion import AskedOf, Criterion, ShownBy
from generator.records.feedback import Feedback, UnmetRequest
from generator.records.filed import Filed, Lookup, grouped, lookup
from generator.records.framework import (
    Contact,
    Decision,
    Framework,
    FrameworkState,
    Joining,
    Look,
    Question,
    Round,
    Vetting,
)
from generator.records.gazetteer import Gazetteer
from generator.records.ledger import Ledger
from generator.records.lot import (
    EasyLine,
    EasyPage,
    FurtherReading,
    Lot,
    LotState,
    PriceBand,
    PriceModel,
    Registration,
    Regulation,
    Suggestion,
)
from generator.records.prose import Prose, SiteLink
from generator.records.provider import (
    DAYS,
    Availability,
    Photo,
    Provider,
    ProviderStatus,
    Service,
    photo_file,
)
from generator.records.vetting import Award, Evidence, Rating, Review, in_force, unbroken_since
from generator.records.vocabulary import (
    ANY_LANGUAGE,
    GROUP,
    ForeignPhrase,
    SearchWords,
    Signpost,
    Term,
)
