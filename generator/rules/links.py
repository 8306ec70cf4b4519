"""Links within the site lead somewhere: in prose, in the navigation, and from what the settings lead on to."""

import posixpath
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote, urlsplit

from generator import address, markdown
from generator.problem import Finding, Place, did_you_mean
from generator.records import Filed, SiteLink
from generator.rules.addresses import Addresses, in_doubt

_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def dead_link(context: Addresses) -> Iterator[Finding]:
    """A link within the site leads to a page, file or heading that is there: in prose (content/**/*.md), in the navigation of mkdocs.yml, under `more` in a lot's file, under `documents` in content/framework.yml, and in content/elsewhere.yml; the logo, the icon of mkdocs.yml and a page's own picture are files that are there. In prose, a prose page is written as its file (feedback.md), and a page made from the data as its address, as seen from the page (../find/)."""
    filed = context.filed
    for link in _in_prose(filed):
        if words := _fault_in_prose(context, link):
            yield link.place, words
    for link in filed.prose.navigation:
        if words := _fault_in_navigation(context, link.target):
            yield link.place, words
    for link in (*_of_settings(filed), *filed.prose.ways):
        where = link.target.partition("#")[0]
        at = address.prose(link.page) if link.page else ""
        if not _ELSEWHERE.match(where) and (words := _nothing_at(context, at, link.target)):
            yield link.place, words


def _in_prose(filed: Filed) -> Iterator[SiteLink]:
    for page, text in filed.prose.pages.items():
        for line, target in markdown.links(text):
            if not _ELSEWHERE.match(target):
                yield SiteLink(target, Place(f"content/{page}", None, "", line), page)


def _of_settings(filed: Filed) -> Iterator[SiteLink]:
    if logo := filed.framework.look.logo:
        yield SiteLink(logo, filed.framework.place.at("look.logo"))
    for document in filed.framework.documents:
        yield SiteLink(document.address, document.place.at(f"{document.place.field}.address"))
    for lot in filed.lots.values():
        for further in lot.more:
            yield SiteLink(further.address, further.place.at(f"{further.place.field}.address"))
    for signpost in filed.signposts.values():
        if signpost.link:
            yield SiteLink(
                signpost.link[1], signpost.place.at(f"{signpost.place.field}.link.address")
            )


def _fault_in_prose(context: Addresses, link: SiteLink) -> str:
    """What is wrong with a link in Markdown; "" for nothing. MkDocs follows one to a file that it has."""
    path, _, anchor = unquote(link.target).partition("#")
    path, prose, folder = path.partition("?")[0], context.filed.prose, posixpath.dirname(link.page)
    if path.startswith("/"):
        is_file = path.endswith(".md")
        right = address.relative(path[1:], address.prose(link.page))
        right = posixpath.relpath(path[1:], folder or ".") if is_file else right
        return f'"{link.target}" is lost where the site stands in a folder of its host; write "{right}"'
    beside = posixpath.normpath(posixpath.join(folder, path))
    page = beside if path else link.page
    if path.endswith(".md"):
        sections = {entry.target for entry in prose.navigation}
        if page not in prose.pages and f"/{address.prose(page)}" not in sections:
            pages = {posixpath.relpath(each, folder or ".") for each in prose.pages}
            return f'there is no page "{path}"{did_you_mean(path, pages)}'
    elif path and beside not in prose.images:
        return _nothing_at(context, address.prose(link.page), path)
    there = markdown.anchors(prose.pages.get(page, "")) if anchor else frozenset()
    if anchor and page in prose.pages and anchor not in there:
        return f'there is no heading "#{anchor}" in {page}{did_you_mean(anchor, there)}'
    return ""


def _fault_in_navigation(context: Addresses, target: str) -> str:
    pages, standing = context.filed.prose.pages, context.standing
    if _ELSEWHERE.match(target):
        right = "write it as https://council.example.org/"
        return "" if _leads_out(target) else f'"{target}" is no address of another site; {right}'
    if not target.startswith("/"):
        if target in pages:
            return ""
        if target in standing:
            return f'this is the address of a page; write "/{target}"'
        return f'there is no page "{target}" in content/{did_you_mean(target, pages)}'
    where = target[1:].partition("#")[0]
    file = next((page for page in pages if address.prose(page) == where), "")
    if file and not context.is_taken(where):
        return f'"{target}" is a page of text; write its file: "{file}"'
    if where in standing or where in context.files or in_doubt(context, where):
        return ""
    return f'nothing stands at "{target}"{did_you_mean(where, standing)}'


def _leads_out(target: str) -> bool:
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    return parts.scheme in ("mailto", "tel") or bool(parts.scheme[:4] == "http" and parts.hostname)


def _nothing_at(context: Addresses, at: str, target: str) -> str:
    """The sentence for a relative link from the page at `at` that leads to no page and no file; "" for any other."""
    path = target.partition("#")[0].removesuffix("index.html")
    if target.startswith("www."):
        return f'this leads to no page of this site; write "https://{target}"'
    if posixpath.normpath(posixpath.join(at, path)).startswith(".."):
        return f'"{target}" leads out of the site'
    where = posixpath.normpath(posixpath.join("/", at, path))[1:]
    page = f"{where}/" if where else ""
    if page in context.standing or where in context.files or where.startswith(context.filled):
        return ""
    if where in context.filed.prose.images or in_doubt(context, page):
        return ""
    standing = {
        address.relative(each, at) if at else each for each in context.standing | context.files
    }
    return f'nothing stands at "{target}"{did_you_mean(target, standing)}'
