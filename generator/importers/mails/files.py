"""Files and folders of an inbox → single mails, tables and texts, measured before anything of them is parsed.

What a file is, its content says: a mailbox (mbox), a mail (.eml), a table
(CSV or a spreadsheet), or text. What can be none of these is named, and not lost.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.failure import ImportFailure
from generator.importers.opening import Grid, contents, interpreted

# A week's mails with their pictures stay far below; a mail server takes some 25 million a mail.
MAX_BYTES = 80_000_000
MAX_MAIL = 30_000_000
MAX_TEXT = 2_000_000
MAX_LINE = 1_000_000
MAX_PARTS = 1_000
MAX_DEPTH = 60
MAX_HEADERS = 300_000
MAX_MAILS = 5_000

_HEADER: Final = re.compile(rb"[!-9;-~]{1,80}:[ \t]?[^\r\n]*\r?\n")
_OF_A_MAIL: Final = re.compile(
    rb"^(?:message-id|mime-version|received|return-path|delivered-to|x-mailer|content-type):",
    re.IGNORECASE | re.MULTILINE,
)
_FROM_AND_DATE: Final = (
    re.compile(rb"^from:", re.IGNORECASE | re.MULTILINE),
    re.compile(rb"^date:", re.IGNORECASE | re.MULTILINE),
)
# A line that begins a mail in a mailbox has a day with a time; "From 1 December we are full" has none.
_BEGINS: Final = re.compile(
    rb"^From (?:\S+ +)?(?:\S+ +)?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? [^\r\n]{0,60}[0-9]{1,2}:[0-9]{2}[^\r\n]{0,60}\r?\n"
    rb"(?=[!-9;-~]{1,80}:)",
    re.MULTILINE,
)
_QUOTED_FROM: Final = re.compile(rb"^>(>*From )", re.MULTILINE)
_OLE, _PST, _ZIP = b"\xd0\xcf\x11\xe0", b"!BDN", b"PK\x03\x04"
_MARKS: Final = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_TABLES: Final = (".csv", ".tsv", ".xlsx", ".xls", ".ods")


@dataclass(frozen=True, slots=True)
class Received:
    """One mail, table or text as it lies in a file.

    Attributes:
        name: where it lies, for people: "inbox.mbox, mail 3".
        file: the name of the file that was given, or that was packed in it.
        mail: its bytes; None where it is no mail.
        text: the text, where it is neither mail nor table.
        unread: why it cannot be read; "" where it can.
    """

    name: str
    file: str
    mail: bytes | None = None
    grid: Grid | None = None
    text: str = ""
    unread: str = ""


def sources(paths: Sequence[Path]) -> list[Received]:
    """All that is in the files and folders, in their order.

    Raises:
        ImportFailure: one of them cannot be used, or is larger than an honest one could be.
    """
    read = [source for path in paths for source in _of(path)]
    if len(read) > MAX_MAILS:
        raise ImportFailure(
            f"{paths[0]}: there are {len(read):,} mails; at most {MAX_MAILS:,} are read at once"
        )
    return read


def _of(path: Path) -> Iterator[Received]:
    if not path.is_dir():
        yield from _of_file(path, is_alone=True)
        return
    try:
        files = sorted(
            p
            for p in path.rglob("*")
            if p.is_file() and not p.is_symlink() and not p.name.startswith(".")
        )
        size = sum(file.stat().st_size for file in files)
    except OSError as error:
        raise ImportFailure(f"{path}: this folder cannot be read ({error.strerror})") from error
    if size > MAX_BYTES:
        raise ImportFailure(
            f"{path}: its files have {size:,} bytes; at most {MAX_BYTES:,} are read"
        )
    if not files:
        raise ImportFailure(f"{path}: there is no file in this folder")
    for file in files:
        yield from _of_file(file, is_alone=False)


def _of_file(path: Path, *, is_alone: bool) -> Iterator[Received]:
    """What is in one file; what cannot be read is a failure where it was asked for by its name."""
    for name, raw in contents(path, MAX_BYTES, MAX_BYTES):
        try:
            yield from _read(name, path, raw)
        except ImportFailure as failure:
            if is_alone and name in (path.name, path.name.removesuffix(".gz")):
                raise
            if isinstance(failure, _TooMuch):
                raise
            reason = str(failure).removeprefix(f"{path.parent / name}: ")
            yield Received(name, name, unread=reason)


class _TooMuch(ImportFailure):
    """It is larger than an honest one could be, and so stops everything."""


def _read(name: str, path: Path, raw: bytes) -> Iterator[Received]:
    shown = str(path.parent / name)
    lower = name.lower()
    if raw.startswith(_PST) or (raw.startswith(_OLE) and not lower.endswith((".xls", ".xlsx"))):
        raise ImportFailure(
            f"{shown}: this is a file of Outlook's own; save the mails as .eml, or as text (.txt)"
        )
    if raw.startswith(_ZIP) and not lower.endswith((".xlsx", ".ods")) and "/" in name:
        raise ImportFailure(f"{shown}: a packed file in a packed file is not opened; unpack it")
    if not raw.strip():
        raise ImportFailure(f"{shown}: the file is empty")
    plain = _without_mark(raw)
    if plain.startswith(b"From ") and _is_mail(plain.partition(b"\n")[2]):
        yield from _mailbox(name, shown, plain)
    elif not lower.endswith(_TABLES) and (lower.endswith(".eml") or _is_mail(plain)):
        _measure(plain, shown)
        yield Received(name, name, mail=plain)
    else:
        yield from _no_mail(name, path, raw, is_table=lower.endswith(_TABLES))


def _no_mail(name: str, path: Path, raw: bytes, *, is_table: bool) -> Iterator[Received]:
    shown = str(path.parent / name)
    read = interpreted(name, path, raw)
    if is_table or not isinstance(read.content, str):
        for grid in read.grids():
            yield Received(grid.name, name, grid=grid)
        return
    if len(read.content) > MAX_TEXT:
        raise _TooMuch(
            f"{shown}: the text has {len(read.content):,} letters; at most {MAX_TEXT:,} are read"
        )
    _measure_lines(raw, shown)
    yield Received(name, name, text=read.content)


def _without_mark(raw: bytes) -> bytes:
    """In UTF-8 without a mark, where the bytes begin with the mark of an encoding."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace").encode()
    return raw


def _is_mail(raw: bytes) -> bool:
    """Whether the bytes begin with the headers of a mail, and not with words that somebody typed."""
    if not _HEADER.match(raw):
        return False
    head = re.split(rb"\r?\n\r?\n", raw[:MAX_HEADERS], maxsplit=1)[0] + b"\n"
    return bool(_OF_A_MAIL.search(head)) or all(p.search(head) for p in _FROM_AND_DATE)


def _mailbox(name: str, shown: str, raw: bytes) -> Iterator[Received]:
    starts = [m.start() for m in _BEGINS.finditer(raw) if _after_blank(raw, m.start())]
    if not starts or starts[0] != 0:
        starts = [0, *starts]
    if len(starts) > MAX_MAILS:
        raise _TooMuch(
            f"{shown}: there are {len(starts):,} mails in it; at most {MAX_MAILS:,} are read"
        )
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(raw)], strict=True), 1):
        mail = _QUOTED_FROM.sub(rb"\1", raw[start:end].partition(b"\n")[2])
        where = f"{name}, mail {number}"
        _measure(mail, f"{shown}, mail {number}")
        yield Received(where, name, mail=mail)


def _after_blank(raw: bytes, start: int) -> bool:
    return start == 0 or raw[max(0, start - 4) : start].replace(b"\r", b"").endswith(b"\n\n")


def _measure(mail: bytes, shown: str) -> None:
    """Refuse what no honest mail is: parsing it would cost time and memory without end.

    Raises:
        ImportFailure: the mail is too large, or has too many parts, parts within parts, or too long a line.
    """
    if len(mail) > MAX_MAIL:
        raise _TooMuch(f"{shown}: the mail has {len(mail):,} bytes; at most {MAX_MAIL:,} are read")
    head = re.match(rb"(?s).*?(?:\r?\n\r?\n|\Z)", mail[: MAX_HEADERS + 1])
    if head is None or len(head[0]) > MAX_HEADERS:
        raise _TooMuch(
            f"{shown}: the mail has more than {MAX_HEADERS:,} bytes of headers; take it out"
        )
    lower = mail.lower()
    parts = mail.count(b"\n--") + lower.count(b"message/rfc822")
    if parts > MAX_PARTS:
        raise _TooMuch(f"{shown}: the mail has more than {MAX_PARTS:,} parts; take it out")
    if lower.count(b"multipart/") + lower.count(b"message/rfc822") > MAX_DEPTH:
        raise _TooMuch(f"{shown}: the mail has parts within parts, more than are read; take it out")
    _measure_lines(mail, shown)


def _measure_lines(raw: bytes, shown: str) -> None:
    if (longest := max(map(len, raw.splitlines()), default=0)) > MAX_LINE:
        raise _TooMuch(
            f"{shown}: it has a line of {longest:,} bytes; at most {MAX_LINE:,} are read"
        )
