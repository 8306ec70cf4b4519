"""The installation's lots and criteria → a new council's own, as drafts: what any council may ask, and nothing that another one decided.

They are taken apart and written anew, so that no comment, day, sum or name of
the council whose installation it is can slip through.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, Final

import yaml

from generator.importers.mapping import DATA
from generator.importers.start.existing import read_list, read_yaml

CRITERIA: Final = "lots/criteria.yml"
_STARTER: Final = DATA / "starter"
_HEAD_OF_CRITERIA: Final = """\
# The entry criteria that the types of support pick up by id. They are drafts: have each settled by
# those who decide what your council asks, and take its line "draft: true" away. What the law
# sets, the sources say; each other sum, number and span of time is for you to set.
#
# A service is listed while the council has seen proof of each criterion that its type asks,
# unless mandatory: false stands there. To change one later, leave what is there and add the new
# version under changes, with the day from which it applies; the guide to the data says how.

"""
_HEAD_OF_LOT: Final = """\
# A draft: go through the texts and the criteria, settle what may be charged under price_model (each
# band may have from: and to:), and take the lines "draft: true" away.

"""
# What belongs to the history of another council's criterion.
_HISTORY: Final = ("changes", "first_asked", "grace_months", "why", "new_evidence")
# What leads to other texts of the installation: its prose pages, and lots that may not be here.
_LEADS_ON: Final = ("more", "have_you_thought_of", "deputy_commissioner")
_DATES: Final = ("opens_on", "closed_to_new_on", "closes_on")
# A remark that something is made up is one on the installation's own figures.
_REMARK: Final = re.compile(r"[^.()]*\b(?:demonstration|made up(?! of))\b[^.()]*\.?", re.IGNORECASE)
_IN_BRACKETS: Final = re.compile(
    r" ?\(([^()]*\b(?:demonstration|made up(?! of))\b[^()]*)\)", re.IGNORECASE
)
_LONG: Final = 70


def lot_text(name: str, *sources: Mapping[str, bytes]) -> bytes | None:
    """The text of a lot: the first source's that has one, or a starter's; None where there is none."""
    starter = _STARTER / name
    text = next((source[name] for source in sources if name in source), None)
    return starter.read_bytes() if text is None and starter.is_file() else text


def lot_files(
    lots: Iterable[str],
    installation: Mapping[str, bytes],
    names: Mapping[str, str],
    begins: date,
) -> dict[str, bytes]:
    """lots/*.yml and lots/criteria.yml.

    Args:
        names: what the installation's council calls itself → what this one does.
        begins: the first day of the framework, from which everything is asked.

    Raises:
        ImportFailure: a file of the installation cannot be read.
    """
    listed = read_list(installation, CRITERIA)
    criteria = [_criterion(entry, begins, names) for entry in listed]
    files = {CRITERIA: _written(criteria, _HEAD_OF_CRITERIA, gaps=True)}
    ids = {str(entry["id"]) for entry in listed}
    for name in (f"lots/{lot}.yml" for lot in lots):
        text = lot_text(name, installation)
        if text is not None:
            lot = _lot(read_yaml({name: text}, name), ids, begins, names)
            files[name] = _written(lot, _HEAD_OF_LOT)
    return files


def _lot(
    lot: Mapping[str, Any], ids: Collection[str], begins: date, names: Mapping[str, str]
) -> dict[str, Any]:
    left = {key: x for key, x in lot.items() if key not in (*_LEADS_ON, *_DATES)}
    asked = [
        _criterion(entry, begins, names) if isinstance(entry, Mapping) else entry
        for entry in left.pop("criteria", None) or ()
        if _is_whole(entry, ids)
    ]
    made: dict[str, Any] = {}
    for key, value in _cleaned(left, names).items():
        made[key] = value
        if key == "state":
            made["draft"] = True
    made["costs"] = _without_sums(made.get("costs"))
    made["price_model"] = _prices(lot.get("price_model"))
    made["lead_commissioner"] = {"team": "Commissioning team"}
    return {**made, "criteria": asked} if asked else made


def _prices(model: Any) -> dict[str, Any]:
    """In which units a price is given, and no more: this council has decided nothing."""
    bands = model.get("bands", ()) if isinstance(model, Mapping) else ()
    units = dict.fromkeys(band["unit"] for band in bands)
    fees = {"fees": True} if isinstance(model, Mapping) and model.get("fees") is True else {}
    return {"draft": True, **fees, "bands": [{"unit": unit} for unit in units]}


def _criterion(
    entry: Mapping[str, Any], begins: date, names: Mapping[str, str]
) -> dict[str, Any] | str:
    """The entry as it is asked on the first day, without what came before and what is to come."""
    latest = dict(entry)
    for change in entry.get("changes") or ():
        if str(change["since"]) <= begins.isoformat():
            latest |= change
    made = {key: value for key, value in latest.items() if key not in _HISTORY}
    if "since" in made:
        made["since"] = begins.isoformat()
    if made.keys() == {"id"}:  # the lot asked it from another day, and otherwise as any other does
        return str(made["id"])
    cleaned: dict[str, Any] = _cleaned(made, names)
    return {"id": cleaned.pop("id"), "draft": True, **cleaned}


def _is_whole(entry: Any, ids: Collection[str]) -> bool:
    """Whether an entry of a lot's criteria can stand: a shared one by its id, or one that is written out."""
    if isinstance(entry, str):
        return entry in ids
    base = entry.get("builds_on") or entry["id"]
    return base in ids or ("builds_on" not in entry and "question" in entry)


def _cleaned(value: Any, names: Mapping[str, str]) -> Any:
    """With this council's names in every text, and without remarks on figures that are made up."""
    if isinstance(value, str):
        for theirs, ours in names.items():
            value = value.replace(theirs, ours)
        return _plain(value)
    if isinstance(value, Mapping):
        return {key: _cleaned(x, names) for key, x in value.items()}
    if isinstance(value, list):
        return [x for x in (_cleaned(item, names) for item in value) if x != ""]
    return value


def _plain(text: str) -> str:
    def left(match: re.Match[str]) -> str:
        rest = _REMARK.sub("", match[1]).strip()
        return f" ({rest})" if rest else ""

    if not _REMARK.search(text):
        return text
    return _REMARK.sub("", _IN_BRACKETS.sub(left, text)).strip()


def _without_sums(text: Any) -> Any:
    """Without the paragraphs that name sums, where something is left."""
    if not isinstance(text, str):
        return text
    return "\n\n".join(part for part in text.split("\n\n") if "£" not in part) or text


class _Writer(yaml.SafeDumper):
    """YAML as a person would write it: long texts over several lines, lists set in."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(writer: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else ">" if len(text) > _LONG else None
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Writer.add_representer(str, _text)


def _written(data: Any, head: str, *, gaps: bool = False) -> bytes:
    """The file; with a blank line between the entries of a list where there should be `gaps`."""
    options: dict[str, Any] = {"sort_keys": False, "allow_unicode": True, "width": 92}
    parts = [[entry] for entry in data] if gaps else [data]
    texts = [yaml.dump(part, Dumper=_Writer, **options) for part in parts]
    return (head + "\n".join(text for text in texts)).encode()
