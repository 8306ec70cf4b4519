"""The records: frozen, holding ids and never one another, each knowing where it was read from."""

from generator.records.area import Area, NeighbouringTown, Point, kilometres, miles
from generator.records.award import Award, in_force, unbroken_since
from generator.records.criterion import AskedOf, Criterion, ShownBy
from generator.records.evidence import Evidence, Review
from generator.records.feedback import Feedback, UnmetRequest
from generator.records.filed import Filed, grouped
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
    Registration,
    Regulation,
    Suggestion,
)
from generator.records.prices import PriceBand, PriceModel
from generator.records.prose import Prose, SiteLink
from generator.records.provider import Provider, ProviderStatus
from generator.records.rating import Rating
from generator.records.service import Availability, Photo, Service, photo_file
from generator.records.vocabulary import Signpost, Term
