"""Registration with the CQC: where it has ended, was not found in the register, or is not declared."""

from collections.abc import Iterator
from datetime import date

from generator.publication import ServiceEntry, WithheldService
from generator.publication.registration import InRegister
from generator.records import Registration
from generator.worklist.action import Action, ActionKind
from generator.worklist.scope import Scope


def registrations(scope: Scope) -> Iterator[Action]:
    """What is the matter with the registration of a service, until it is settled."""
    for service in scope.services():
        for due, words in _matters(scope, service):
            yield scope.of_service(ActionKind.REGISTRATION, service, due, words)


def _matters(scope: Scope, service: ServiceEntry) -> Iterator[tuple[date | None, str]]:
    """The day, where there is one, and the words."""
    reasons = service.reasons if isinstance(service, WithheldService) else ()
    kinds = {reason.kind: reason.since for reason in reasons}
    number = service.cqc_location_id
    if "deregistered" in kinds:
        ended = kinds["deregistered"]
        yield ended, f"The registration {number} ended on {ended}, so it is off the list"
    elif "dormant" in kinds:
        yield None, f"The registration {number} is dormant, so it is off the list"
    elif service.in_register is InRegister.NOT_FOUND:
        yield None, f"The number {number} was not found in the register"
    elif service.not_seen_on:
        yield None, f"The number {number} has not been in the register since {service.not_seen_on}"
    elif service.in_register is InRegister.ANOTHERS:
        yield None, f"The number {number} is another provider's in the register"
    elif (
        not service.regulated
        and scope.publication.lots[service.lot].cqc.registration is Registration.SOMETIMES
        and (unnamed := scope.records.unnamed_locations(service.provider))
    ):
        which = ", ".join(f"{at.location_id} ({at.location_name})" for at in unnamed)
        yield None, f"Declared as not regulated, and no service names {which} of its provider"
    if "registration-undeclared" in kinds:
        yield None, "Not declared whether CQC regulates it, so it is off the list"
    elif service.undeclared:
        last = scope.publication.framework.regulated_declared.grace_until
        yield last, "To be declared whether CQC regulates it"
