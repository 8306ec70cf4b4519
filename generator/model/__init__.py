"""The records: frozen, holding ids and never one another, each knowing where it was read from."""

from generator.criterion import (
    AskedOf,
    Criterion,
    ShownBy,
)
from generator.joining import (
    Joining,
    Question,
)
from generator.ledger import (
    Ledger,
)
from generator.model.beyond import (
    Elsewhere,
    Outside,
)
from generator.model.council import (
    Area,
    Contact,
    Decision,
    EasyLine,
    EasyPage,
    Framework,
    FrameworkState,
    Further,
    Look,
    Lot,
    LotState,
    Point,
    Registration,
    Regulation,
    Round,
    Term,
    Thought,
    Vetting,
)
from generator.model.directory import (
    Directory,
)
from generator.model.packages import (
    Availability,
    Award,
    Evidence,
    Feedback,
    Photo,
    Provider,
    ProviderStatus,
    Rating,
    Review,
    Service,
    Unmet,
    photo_file,
)
from generator.price_model import (
    Band,
    PriceModel,
)

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
    "photo_file",
]
