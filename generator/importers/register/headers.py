"""The names by which files call their columns: field of a location → headers, as `columns.header_key` gives them."""

from collections.abc import Collection, Mapping
from typing import Final

USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    "id": (
        *(
            "cqc location id for office use only",
            "cqc location id",
            "cqc location for office use only",
        ),
        *("location id", "cqc location", "cqc location number", "cqc location ref", "cqc id"),
        *("cqc number", "cqc no", "cqc ref", "cqc reference", "cqc reference number"),
        *(
            "cqc registration number",
            "cqc registration no",
            "cqc reg no",
            "location cqc id",
            "cqc code",
        ),
    ),
    "name": (
        *(
            "location name",
            "name",
            "home name",
            "care home name",
            "name of home",
            "name of care home",
        ),
        *("care home", "home", "service name", "name of service", "premises name", "premises"),
        *("establishment", "establishment name", "setting", "setting name", "service", "location"),
    ),
    "provider_id": (
        *("cqc provider id for office use only", "cqc provider id", "provider id"),
        *("cqc provider number", "provider cqc id"),
    ),
    "provider_name": (
        *("provider name", "registered provider", "registered provider name", "provider"),
        *("owner", "operator", "company", "company name", "organisation", "organisation name"),
        *("parent company", "name of provider", "name of owner"),
    ),
    "company_number": (
        *("provider companies house number", "companies house number", "company number"),
        *("company registration number", "company no"),
    ),
    "address": (
        *("location street address", "address", "address 1", "address line 1", "full address"),
        *("street address", "street", "postal address line 1", "address1", "home address"),
        *("location address", "address of home", "service address"),
    ),
    "address_2": (
        *("location address line 2", "address 2", "address line 2", "postal address line 2"),
        *("address2", "locality"),
    ),
    "address_3": ("address 3", "address line 3", "address3", "postal address line 3"),
    "town": (
        *("location city", "town city", "town", "city", "post town", "posttown", "town or city"),
        *("postal address town city",),
    ),
    "county": ("location county", "county", "postal address county"),
    "postcode": (
        *("location postal code", "location post code", "location postcode", "postcode"),
        *("post code", "postal code", "home postcode"),
    ),
    "latitude": ("location latitude", "latitude", "lat", "onspd latitude"),
    "longitude": ("location longitude", "longitude", "long", "lng", "lon", "onspd longitude"),
    "phone": (
        *("location telephone number", "phone number", "telephone", "telephone number", "phone"),
        *("tel", "tel no", "tel number", "telephone no", "main phone number", "phone no"),
        *("contact number", "contact telephone", "contact telephone number", "contact no"),
    ),
    "website": (
        *("location web address", "service s website if available", "website", "web address"),
        *("web site", "web", "url of website", "website address"),
    ),
    "service_types": (
        *("service types", "service type", "gac service types", "type of home", "home type"),
        *("type of care home", "care home type", "type of service", "type of care", "care type"),
        *("registration type", "type of registration", "category of care", "care category", "type"),
        *("category", "nursing or residential", "residential or nursing", "residential nursing"),
    ),
    "specialisms": (
        *("service users supported", "specialisms services", "specialisms", "specialism"),
        *("service user bands", "client group", "client groups", "care groups", "user group"),
        *("service user group", "service user groups", "categories of care", "cares for"),
    ),
    "local_authority": ("location local authority", "local authority", "council", "la name"),
    "region": ("location region", "location adass region", "region"),
    "community_area": ("community area", "location community area"),
    "beds": (
        *("care homes beds", "care home beds", "care homes beds at point location de activated"),
        *("beds", "number of beds", "no of beds", "bed numbers", "registered beds", "total beds"),
        *("bed capacity", "capacity", "registered places", "number of places", "max occupancy"),
        *("maximum occupancy", "bed count"),
    ),
    "overall": (
        *("location latest overall rating", "overall rating", "cqc rating", "cqc overall rating"),
        *("latest overall rating", "latest rating", "latest cqc rating", "current rating"),
        *("current cqc rating", "overall", "rating", "current overall rating"),
        *("overall cqc rating", "quality rating"),
    ),
    "safe": ("location safe rating", "safe rating", "safe"),
    "effective": ("location effective rating", "effective rating", "effective"),
    "caring": ("location caring rating", "caring rating", "caring"),
    "responsive": ("location responsive rating", "responsive rating", "responsive"),
    "well-led": ("location well led rating", "well led rating", "well led"),
    "published": (
        *("publication date", "rating date", "date of rating", "date rated", "rated on"),
        *("cqc rating date", "date of cqc rating", "report date", "date of report"),
        *("cqc report date", "date of cqc report", "report publication date"),
    ),
    "last_inspected": (
        *("last inspection date", "date of last inspection", "last inspection", "last inspected"),
        *("inspection date", "date of inspection", "last cqc inspection", "cqc inspection date"),
        *("date of last cqc inspection",),
    ),
    "dormant": ("dormant", "dormant y n", "dormancy"),
    "registration": ("registration status", "location status", "location registration status"),
    "ended": (
        *("location hsca end date", "deregistration date", "date of deregistration"),
        *("deregistered on", "deregistered"),
    ),
    "also_known_as": ("location also known as", "also known as", "aka", "known as"),
    "brand": ("brand name", "brand"),
    "url": ("location url", "url"),
}
"""Every name that is in use somewhere, the most particular first.

The columns of people (registered managers, nominated individuals, contacts by
name) have no field here, so nothing of them is ever read.
"""


def with_usual(
    particular: Mapping[str, tuple[str, ...]], telling: Collection[str] = ()
) -> dict[str, tuple[str, ...]]:
    """A layout's headers, and behind them the usual ones that mean nothing else in it.

    Args:
        telling: the fields by whose own headers the layout is told from others, which have no others.
    """
    claimed = {name for names in particular.values() for name in names}
    usual = {
        field: tuple(name for name in names if name not in claimed)
        for field, names in USUAL.items()
    }
    return {
        field: (*particular.get(field, ()), *(() if field in telling else usual.get(field, ())))
        for field in (*particular, *(field for field in usual if field not in particular))
    }
