"""What a spreadsheet leaves where it was to work something out: a formula, or the sign that it could not."""

import re
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
    rf"#(?:{_SIGNS}|(?:NV|N/D|N/B|I/T|SAKNAS|BRAK)!?)|Err:5\d\d|#{{3,}}", re.IGNORECASE
)

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


def remnant(text: str) -> str:
    """What is wrong with a cell, or a value, that a spreadsheet did not work out; "" where it is none.

    A text may begin with a sign (`+44 1632 960100`, `- ask us`, `=)`), and may speak of a formula.
    """
    text = text.strip()
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


def _is_formula(text: str) -> bool:
    if _AFTER_EQUALS.match(text):
        return True
    match = _AFTER_SIGN.fullmatch(text)
    return match is not None and (not match["name"] or bool(_ARGUMENTS.fullmatch(match["inner"])))
