"""Which service is meant: by the id in the letter's subject, by its name, or by that of a provider with one service alone."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.importers.updates.senders import Senders
from generator.records import Filed
from generator.site.words.feedback_form import subject_parts

_MOST_WORDS: Final = 14  # of a name
_IN_FREE_WORDS: Final = 2  # words of a name at least, so that "Harbour" in a sentence is no service


@dataclass(frozen=True, slots=True)
class Meant:
    """The service that is meant.

    Attributes:
        service: its id; "" where it is not plain.
        why_not: why it is not, in plain words; "" where it is.
    """

    service: str
    why_not: str = ""


@dataclass(frozen=True)
class ServiceNames:
    """The names of all services and providers."""

    filed: Filed

    def meant(self, subject: str, in_form: str, words: str) -> Meant:
        """The one service that a message is about.

        Args:
            subject: the mail's own.
            in_form: what the form answers to "Which service is it?".
            words: all else that was written.
        """
        title, key = subject_parts(subject)
        of_subject = self._one(f"{key} {title}" if key else "")
        of_form = self._one(in_form)
        if of_subject and of_form and of_subject != of_form:
            return Meant("", f"which service: the subject names {of_subject}, the form {of_form}")
        if of_subject or of_form:
            return Meant(of_subject or of_form)
        candidates = self._named(in_form, 1) or self._named(f"{subject}\n{words}", _IN_FREE_WORDS)
        if len(candidates) == 1:
            return Meant(next(iter(candidates)))
        if candidates:
            shown = ", ".join(sorted(candidates)[:5])
            return Meant("", f"which service: {shown}{', …' if len(candidates) > 5 else ''}")
        absent = f': there is none called "{in_form[:80]}"' if in_form else ""
        return Meant("", f"which service{absent}")

    def is_of_provider(self, address: str, service: str) -> bool:
        """Whether whoever has the e-mail address writes for the provider of the service."""
        if not address or service not in self.filed.services:
            return False
        providers = self._senders.providers.get(address) or self._senders.of_domain(address)
        return self.filed.services[service].provider in providers

    @cached_property
    def _senders(self) -> Senders:
        return Senders(self.filed)

    def _one(self, text: str) -> str:
        """The service whose id stands in the text, or whose name it is; "" where that is not one."""
        ids = {
            self._ids[word] for word in re.findall(r"[a-z0-9-]+", text.lower()) if word in self._ids
        }
        if len(ids) == 1:
            return next(iter(ids))
        named = self._named(text, 1) if not ids else frozenset()
        return next(iter(named)) if len(named) == 1 else ""

    def _named(self, text: str, least: int) -> frozenset[str]:
        """The services that the text names by their titles; where it names none, those of the providers that it names."""
        words = _words(text)
        of_titles = list(_matches(words, self._titles, least))
        of_providers = list(_matches(words, self._providers, least))
        titled = frozenset().union(*of_titles) if of_titles else frozenset()
        offered = frozenset().union(*of_providers) if of_providers else frozenset()
        # "The Flats of Brook Lane": of several with one name those of the provider.
        return (titled & offered) or titled or offered

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        """Present and former id → the present one."""
        services = self.filed.services.values()
        former = {old: service.id for service in services for old in service.former_ids}
        return former | {service.id: service.id for service in services}

    @cached_property
    def _titles(self) -> Mapping[tuple[str, ...], frozenset[str]]:
        named: dict[tuple[str, ...], frozenset[str]] = {}
        for service in self.filed.services.values():
            for key in _keys(service.title):
                named[key] = named.get(key, frozenset()) | {service.id}
        return named

    @cached_property
    def _providers(self) -> Mapping[tuple[str, ...], frozenset[str]]:
        named: dict[tuple[str, ...], frozenset[str]] = {}
        for provider in self.filed.providers.values():
            ids = {s.id for s in self.filed.services_of(provider.id) if s.withdrawn_on is None}
            for name in (provider.title, provider.trading_name, provider.legal_name):
                for key in _keys(name):
                    named[key] = named.get(key, frozenset()) | ids
        return named


def _keys(name: str) -> Iterator[tuple[str, ...]]:
    """The words of a name, with and without its article."""
    words = tuple(_words(name))
    if words:
        yield words
        if words[0] == "the" and len(words) > 1:
            yield words[1:]


def _words(text: str) -> list[str]:
    plain = text.casefold().replace("&", " and ")
    return re.findall(r"\w+", re.sub(r"['’]", "", plain))


def _matches(
    words: list[str], names: Mapping[tuple[str, ...], Collection[str]], least: int
) -> Iterator[frozenset[str]]:
    """What each name in the text stands for, of two at one place the longer one."""
    position = 0
    while position < len(words):
        for length in range(min(_MOST_WORDS, len(words) - position), least - 1, -1):
            if ids := names.get(tuple(words[position : position + length])):
                yield frozenset(ids)
                position += length - 1
                break
        position += 1
