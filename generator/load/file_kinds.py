"""What a file is, by what stands in it and not by its name: where a table is wanted, and something else came."""

import re
import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from io import BytesIO
from typing import Final

CSV: Final = "CSV UTF-8 (Comma delimited)"
WORKBOOK: Final = "Excel Workbook (.xlsx)"
"""What to choose under Save As, in Excel's words."""
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file.

    Attributes:
        name: in words: "an Excel workbook (.xlsx)".
        cure: what makes a table of it, up to the kind to be saved; "" where nothing does.
        has_sheets: whether its sheets can be read as they are.
        is_text: whether it may pass for text where no table is wanted.
    """

    name: str
    cure: str = "open it in Excel and choose Save As"
    has_sheets: bool = False
    is_text: bool = False

    def refused(self, wanted: str) -> str:
        """The sentence for it where another kind is wanted: `CSV`, or `WORKBOOK`."""
        if not self.cure:
            return f"this is {self.name}, of which no table can be read; ask for the spreadsheet that it was made from"
        return f"this is {self.name}; {self.cure}, {wanted}"


XLSX: Final = FileKind("an Excel workbook (.xlsx)", has_sheets=True)
XLSB: Final = FileKind("an Excel binary workbook (.xlsb)", has_sheets=True)
XLS: Final = FileKind("a workbook of an old Excel (.xls)", has_sheets=True)
LOCKED: Final = FileKind(
    "an Excel file with a password",
    "open it in Excel, take the password away (File, Info, Protect Workbook, Encrypt with Password), and choose Save As",
)
ODS: Final = FileKind(
    "an OpenDocument spreadsheet (.ods)",
    "open it in LibreOffice or Excel and choose Save As",
    has_sheets=True,
)
NUMBERS: Final = FileKind(
    "a spreadsheet of Apple's Numbers", "in Numbers choose File, Export To, Excel, and then Save As"
)
WORD: Final = FileKind(
    "a Word document", "copy its table into an empty sheet of Excel, and choose Save As"
)
WEB_PAGE: Final = FileKind("a web page, as some systems give out under the name .xls", is_text=True)
XML_SHEET: Final = FileKind("an XML spreadsheet of an old Excel", is_text=True)
OLD_OFFICE: Final = FileKind("an old or a locked Excel file", has_sheets=True)
DAMAGED: Final = FileKind(
    "a spreadsheet or a packed file that is damaged",
    "ask for it again, or open it in Excel and choose Save As",
)
PACKED: Final = FileKind(
    "a packed file (.zip)", "unpack it, open what is in it, and choose Save As"
)
_NO_TABLE: Final = (
    (b"%PDF-", FileKind("a PDF", "")),
    (b"\x89PNG", FileKind("a picture", "")),
    (b"\xff\xd8\xff", FileKind("a picture", "")),
    (b"GIF8", FileKind("a picture", "")),
    (rb"{\rtf", WORD),
)
_IN_ZIP: Final = (
    ("xl/workbook.xml", XLSX), ("xl/workbook.bin", XLSB), ("word/document.xml", WORD),
    ("Index/Document.iwa", NUMBERS), ("Index.zip", NUMBERS),
    ("ppt/presentation.xml", FileKind("a PowerPoint presentation", "")), ("content.xml", ODS),
)  # fmt: skip
_IN_OLE: Final = (
    ("EncryptedPackage", LOCKED), ("WordDocument", WORD), ("Workbook", XLS), ("Book", XLS),
)  # fmt: skip
_PAGE: Final = re.compile(
    rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype html|html|head|meta|body|table|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_BEGINNING: Final = 4_000  # bytes


def kind_of(raw: bytes) -> FileKind | None:
    """The kind of a file that is no plain text; None of text, and of what is not known."""
    if raw.startswith(_ZIP):
        try:
            with zipfile.ZipFile(BytesIO(raw)) as archive:
                return in_archive(set(archive.namelist())) or PACKED
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
            return DAMAGED
    if raw.startswith(_OLE):
        streams = ((name.encode("utf-16-le"), kind) for name, kind in _IN_OLE)
        return next((kind for name, kind in streams if name in raw), OLD_OFFICE)
    beginning = raw[:_BEGINNING].removeprefix(b"\xef\xbb\xbf")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in beginning:
        return WEB_PAGE if _PAGE.match(beginning) else XML_SHEET
    if _PAGE.match(beginning):
        return WEB_PAGE
    return next((kind for sign, kind in _NO_TABLE if beginning.startswith(sign)), None)


def in_archive(names: Collection[str]) -> FileKind | None:
    """The kind of document that has these files packed in it; None where it is none."""
    return next((kind for name, kind in _IN_ZIP if name in names), None)
