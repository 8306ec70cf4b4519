"""The records: frozen, holding ids and never one another, each knowing where it was read from."""

from generator.records.area import Area, Outside, Point, kilometres, miles
from generator.records.award import Award, in_force, unbroken_since
from generator.records.criterion import AskedOf, Criterion, ShownBy
from generator.records.evidence import Evidence, Review
from generator.records.feedback import Feedback, Unmet
from generator.records.filed import Directory
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
from generator.records.ledger import Ledger
from generator.records.lot import (
    EasyLine,
    EasyPage,
    Further,
    Lot,
    LotState,
    Registration,
    Regulation,
    Thought,
)
from generator.records.prices import Band, PriceModel
from generator.records.provider import Provider, ProviderStatus
from generator.records.rating import Rating
from generator.records.service import Availability, Photo, Service, photo_file
from generator.records.vocabulary import Elsewhere, Term

__all__ = [
    "Area",
    "AskedOf",
    "Availability",
    "Award",
    "Band",
    "Contact",
    "Criterion",
    "Decision",
    "Directory",
    "EasyLine",
    "EasyPage",
    "Elsewhere",
    "Evidence",
    "Feedback",
    "Framework",
    "FrameworkState",
    "Further",
    "Joining",
    "Ledger",
    "Look",
    "Lot",
    "LotState",
    "Outside",
    "Photo",
    "Point",
    "PriceModel",
    "Provider",
    "ProviderStatus",
    "Question",
    "Rating",
    "Registration",
    "Regulation",
    "Review",
    "Round",
    "Service",
    "ShownBy",
    "Term",
    "Thought",
    "Unmet",
    "Vetting",
    "in_force",
    "kilometres",
    "miles",
    "photo_file",
    "unbroken_since",
]
