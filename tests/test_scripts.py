"""What a script is made of is found from its own lines: all that it imports, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.failure import Failure
from generator.output import write
from generator.site.scripts import modules

SCRIPTS = {
    "pages/find/index.js": """// import { a } from "./noted.js";
/** @typedef {import("./typed.js").A} A */
import {
  fold,
  other,
} from "../../core/text.js";
import "./state.js"; import "./same-line.js";
const example = `
import "./quoted.js";
`;
/*
import "./gone.js";
*/
export { view } from './view.js';
export const ROOT = "../../";
const late = () => import("./late.js");
""",
    "pages/find/state.js": 'import { fold } from "../../core/text.js";\nimport "./index.js";\n',
    "pages/find/view.js": "",
    "pages/find/same-line.js": "export default 1;",
    "core/text.js": 'import { fs } from "node:fs";\nimport { root } from "./root.js";\n',
    "core/root.js": "export const root = 1;\n",
}


def _roots(folder: Path, *layers: dict[str, str]) -> list[Path]:
    for number, scripts in enumerate(layers):
        write(folder / str(number) / "assets", scripts)
    return [folder / str(number) for number in range(len(layers))]


def test_a_script_is_made_of_what_it_imports_and_what_that_imports(tmp_path: Path) -> None:
    assert modules("pages/find/index.js", _roots(tmp_path, SCRIPTS)) == tuple(sorted(SCRIPTS))


def test_a_council_s_own_script_stands_for_ours(tmp_path: Path) -> None:
    roots = _roots(tmp_path, {"core/text.js": ""}, SCRIPTS)
    assert "core/root.js" not in modules("pages/find/state.js", roots)


def test_a_script_that_does_not_parse_is_named(tmp_path: Path) -> None:
    roots = _roots(tmp_path, {"a.js": "export const a = 1;\nimport { from;\n"})
    with pytest.raises(Failure, match=r"a\.js cannot be published: line 2"):
        modules("a.js", roots)


def test_a_script_that_is_not_there_is_named(tmp_path: Path) -> None:
    roots = _roots(tmp_path, {"a.js": 'import "./gone.js";\n'})
    with pytest.raises(Failure, match=r"no script assets/gone\.js"):
        modules("a.js", roots)
