"""Pagefind's filters in one order, so that the same pages give the same bytes.

Pagefind keeps filters and their values in hash maps, and writes them in the
order in which those happen to stand. The files are gzip over a mark and CBOR:

- `filter/<lang>_<hash>.pf_filter`: [name, [[value, [page, …]], …]]
- `pagefind.<lang>_<hash>.pf_meta`: [version, pages, chunks, [[filter, file], …], sorts, keys]
- `pagefind-entry.json`: which pf_meta belongs to which language

Here values and filters are sorted, and the files named anew after their content.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any, Final

import cbor2

_MAGIC: Final = b"pagefind_dcd"
_FILTERS: Final = 3  # where pf_meta lists the filters
_PARTS: Final = 6  # how many parts a pf_meta of the version known here has


def make_canonical(folder: Path) -> None:
    """Rewrite the filters of the index in `folder`.

    Raises:
        ValueError: the files are not of the form that is known here.
    """
    entry_path = folder / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text("utf-8"))
    for language in entry["languages"].values():
        meta_path = folder / f"pagefind.{language['hash']}.pf_meta"
        meta = _read(meta_path)
        if not isinstance(meta, list) or len(meta) != _PARTS:
            raise ValueError(f"{meta_path.name} is not of the form that is known")
        code = language["hash"].partition("_")[0]
        meta[_FILTERS] = sorted(
            [name, _sorted_filter(folder / "filter", old, code)] for name, old in meta[_FILTERS]
        )
        meta_path.unlink()
        language["hash"] = _write(folder, "pagefind.", code, ".pf_meta", meta, length=10)
    entry["languages"] = dict(sorted(entry["languages"].items()))
    entry_path.write_text(json.dumps(entry, separators=(",", ":"), sort_keys=True), "utf-8")


def _sorted_filter(folder: Path, old: str, code: str) -> str:
    """Rewrite one filter's file; give back its new name."""
    path = folder / f"{old}.pf_filter"
    name, values = _read(path)
    path.unlink()
    ordered = sorted([value, sorted(pages)] for value, pages in values)
    return _write(folder, "", code, ".pf_filter", [name, ordered], length=7)


def _read(path: Path) -> Any:
    content = gzip.decompress(path.read_bytes())
    if not content.startswith(_MAGIC):
        raise ValueError(f"{path.name} is not of the form that is known")
    return cbor2.loads(content[len(_MAGIC) :])


def _write(folder: Path, before: str, code: str, after: str, data: Any, length: int) -> str:
    content = _MAGIC + cbor2.dumps(data)
    name = f"{code}_{hashlib.sha256(content).hexdigest()[:length]}"
    (folder / f"{before}{name}{after}").write_bytes(gzip.compress(content, 9, mtime=0))
    return name
