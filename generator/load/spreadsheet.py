"""What a spreadsheet leaves where it was to work something out, and what it makes of what was typed, in its own words."""

import re
from datetime import date, timedelta
from typing import Final

RULE: Final = "spreadsheet-formula"
# What Excel and LibreOffice show for an error, in the words of their languages.
_ENGLISH = "REF! VALUE! NAME? DIV/0! NULL! NUM! N/A SPILL! CALC! FIELD! BLOCKED! CONNECT! BUSY! UNKNOWN! EXTERNAL! PYTHON! TIMEOUT! GETTING_DATA"
_OTHERS = (
    "BEZUG! WERT! ZAHL! ÜBERLAUF! FELD! BLOCKIERT! UNBEKANNT! NOM? VALEUR! NOMBRE! NUL! CHAMP! PROPAGATION! "
    "¡REF! ¿NOMBRE? ¡VALOR! ¡DIV/0! ¡NUM! ¡NÚM! ¡NULO! VALOR! NÚM! NULO! NOME? RIF! VALORE! NULLO! "
    "VERW! WAARDE! NAAM? GETAL! DEEL/0! LEEG! ADR! ARG! NAZWA? LICZBA! ZERO! "
    "REFERENS! VÄRDEFEL! NAMN? OGILTIGT! SKÄRNING! DIVISION/0! REFERENCE! VÆRDI! NAVN? VERDI!"
)
_SIGNS = "|".join(map(re.escape, f"{_ENGLISH} {_OTHERS}".split()))
_ERROR: Final = re.compile(rf"(?<![\w#])#(?:{_SIGNS})(?![\w#])")
# Too short, or too much like words, to be one within a text.
_ERROR_ALONE: Final = re.compile(
    rf"#(?:{_SIGNS}|(?:NV|N/D|N/B|I/T|SAKNAS|BRAK)!?)|Err:5\d\d", re.IGNORECASE
)
_TOO_NARROW: Final = re.compile("#{3,}")

_CELL = r"(?:(?:'[^']+'|[\w.]+)!)?\$?[A-Z]{1,3}\$?[1-9]\d{0,6}"
_PART = rf"(?:{_CELL}(?::{_CELL})?|\d+(?:\.\d+)?%?|\"[^\"]*\")"
_OPERATOR = r"\s*(?:[-+*/^&=<>]|<=|>=|<>)\s*"
_WORKED_OUT = rf"-?{_PART}(?:{_OPERATOR}{_PART})*"
_FUNCTION = r"(?:_xl\w+\.)*[^\W\d_][\w.]+\("
# After =, of which little else is ever the first sign.
_AFTER_EQUALS = re.compile(
    rf"(?:of:|oooc:|msoxl:)?=\s*[-+@(]*\s*(?:{_FUNCTION}|{_CELL}(?![\w])|R(?:\d|\[)[^ ]*C|RC\[|\"|'[^']+'!|\[|\{{\s*[\d\"]"
    rf"|\d+(?:\.\d+)?{_OPERATOR}\d|(?:TRUE|FALSE)\b|\w+!|(?<==)[a-z_][\w.]{{3,}}$)",
    re.IGNORECASE,
)
# After + and -, which begin telephone numbers and lists too: the whole is a formula.
_AFTER_SIGN = re.compile(rf"[-+](?=.*[A-Z]){_WORKED_OUT}|[-+@](?P<name>{_FUNCTION})(?P<inner>.*)\)")
_ARGUMENTS = re.compile(rf"[-\d.,; ]*|.*(?:{_CELL}(?![\w])|\").*", re.IGNORECASE)
_BEGINS: Final = frozenset("=+-@{omE#")
# General shows eleven digits; LibreOffice writes E+011.
_SHORTENED: Final = re.compile(r"[-+]?\d(?:[.,]\d{1,14})?E\+\d{2,3}", re.IGNORECASE)
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_DATED: Final = re.compile(rf"(?:\d{{1,2}}-{_MONTH}|{_MONTH}-\d{{2}})")
_FIRST_DAY: Final = date(1899, 12, 30)  # day 0 of both; Excel's day 60 never was
_SERIAL: Final = re.compile(
    r"([2-9]\d{4})(?:\.\d+)?"
)  # 1954 to 2173: no year, and no number of four digits
AS_TEXT: Final = "in the spreadsheet format the column as Text, and type it again"


def remnant(text: str) -> str:
    """What is wrong with a cell, or a value, that a spreadsheet did not work out, or cut short; "" where it is none.

    A text may begin with a sign (`+44 1632 960100`, `- ask us`, `=)`), and may speak of a formula.
    """
    text = text.strip()
    if _SHORTENED.fullmatch(text):
        return f"{text} is a long number that the spreadsheet shortened, and its last digits are lost: {AS_TEXT}"
    if _TOO_NARROW.fullmatch(text):
        return f"{text[:8]} is what a spreadsheet shows where the column is too narrow: make it wider, and save again"
    if "#" not in text and text[:1] not in _BEGINS:
        return ""
    if match := _ERROR.search(text) or _ERROR_ALONE.fullmatch(text):
        return f'"{match[0]}" is what a spreadsheet shows where its formula fails: type what should stand here'
    if _is_formula(text[1:-1] if text[0] == "{" and text[-1] == "}" else text):
        shown = text if len(text) <= 40 else f"{text[:39]}…"
        return (
            f"{shown} is a formula, and not what it works out: in the spreadsheet copy the cells, choose "
            "Paste special, Values, and save again; or type what should stand here"
        )
    return ""


def made_a_date(text: str) -> str:
    """What is wrong with a text that Excel took for a day, or a month, and wrote as one: 10-12 becomes 10-Dec; or ""."""
    if not _DATED.fullmatch(text.strip()):
        return ""
    return (
        f'"{text.strip()}" is what Excel makes of two numbers with - or / between them: {AS_TEXT}'
    )


def day_for_text(day: date) -> str:
    """What is wrong where a spreadsheet has a day and a text belongs."""
    return f"{day} stands here as a date; if that is what the spreadsheet made of something else, such as {day.day}-{day.month}, {AS_TEXT}"


def mangled(text: str) -> str:
    """What is wrong with a text of which a spreadsheet made something else: see `remnant` and `made_a_date`."""
    return remnant(text) or made_a_date(text)


def serial_day(text: str) -> date | None:
    """The day that a number such as 46357 stands for, as Excel and LibreOffice keep days; None where it is none."""
    match = _SERIAL.fullmatch(text.strip())
    return _FIRST_DAY + timedelta(days=int(match[1])) if match else None


def _is_formula(text: str) -> bool:
    if _AFTER_EQUALS.match(text):
        return True
    match = _AFTER_SIGN.fullmatch(text)
    return match is not None and (not match["name"] or bool(_ARGUMENTS.fullmatch(match["inner"])))
