"""The records: frozen, holding ids and never one another, each knowing where it was read from."""

from generator.records.application import (
    Application,
    ApplicationOutcome,
    PrivateFolder,
    RefusalReason,
)
from generator.records.area import (
    ANYWHERE,
    Area,
    NamedPlace,
    Nearest,
    NeighbouringTown,
    Point,
    Position,
    kilometres,
)
from generator.records.area_shape import AREA_SHAPES, AreaShape, Ring
from generator.records.asking import Asking, AskingWay, ProviderMail
from generator.records.criterion import (
    AskedOf,
    Criterion,
    PublicReason,
    RatingsAsked,
    RatingVerdict,
    ShownBy,
    Source,
    Statement,
)
from generator.records.decision import (
    DecisionKind,
    Delegation,
    FrameworkDecision,
    ProviderDecision,
    Standing,
    course,
)
from generator.records.draft import Draft, DraftOf, drafts
from generator.records.feedback import (
    LOOKED_AT,
    SAFEGUARDING_TOLD,
    Feedback,
    FeedbackDecision,
    QueuedFeedback,
    UnmetRequest,
)
from generator.records.filed import Filed, Lookup, grouped, lookup
from generator.records.framework import (
    INVENTED,
    MAPS,
    Contact,
    Framework,
    FrameworkDocument,
    FrameworkState,
    Joining,
    Look,
    Question,
    RegulatedDeclared,
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
from generator.records.price import (
    CostPart,
    DatedPrice,
    LeastCost,
    PriceBand,
    PriceModel,
    PriceStanding,
    PriceVersion,
    amounts_of,
    price_on,
    price_standing,
)
from generator.records.prose import Prose, SiteLink
from generator.records.provider import (
    AFTER_ASSESSMENT,
    DAYS,
    Availability,
    Photo,
    Provider,
    ProviderStatus,
    Service,
    photo_file,
)
from generator.records.register import (
    NOT_RATED,
    RATINGS,
    Rating,
    RegisteredLocation,
    is_regulated,
    leaves_open,
    may_be_of,
)
from generator.records.review import Review, ReviewAction, ReviewOutcome
from generator.records.sums import (
    SUMS,
    MinimumWage,
    NursingContribution,
    SavingsLimits,
    SumOfYear,
    Sums,
)
from generator.records.vetting import Award, Evidence, in_force, unbroken_since
from generator.records.vocabulary import (
    ANY_LANGUAGE,
    GROUP,
    ForeignPhrase,
    SearchWords,
    Signpost,
    Term,
)
