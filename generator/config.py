"""Where a run reads from and writes to: every folder and file name in one place."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.failure import Failure

PACKAGE = Path(__file__).parent
SCHEMAS = PACKAGE / "schemas"
BROWSER_SCHEMAS = SCHEMAS / "browser"  # of what the scripts read
_INSTALLED = PACKAGE / "installed"  # where a wheel keeps what a checkout has at the top


def installed(name: str) -> Path:
    """A top-level folder or file of this installation: of the checkout, or as the wheel carries it."""
    checkout = PACKAGE.parent / name
    return checkout if checkout.exists() else _INSTALLED / name


@dataclass(frozen=True, slots=True)
class Config:
    """One run.

    Attributes:
        root: the council's folder with content/, lots/, providers/ and mkdocs.yml.
        as_of: the day for which the site is true. Nothing else asks the clock.
        out: the folder that the site is swapped into.
        records: whether new addresses go into the ledger, as the site is about to be public.
        private: the council's private folder, where it is to be read. A build never reads it.
    """

    root: Path
    as_of: date
    out: Path
    records: bool = False
    private: Path | None = None

    @property
    def content(self) -> Path:
        """Prose and the framework's own settings."""
        return self.root / "content"

    @property
    def lots(self) -> Path:
        """One YAML file a lot, and the shared criteria."""
        return self.root / "lots"

    @property
    def providers(self) -> Path:
        """One folder a provider."""
        return self.root / "providers"

    @property
    def mkdocs_yml(self) -> Path:
        """The settings of the engine that renders prose."""
        return self.root / "mkdocs.yml"

    @property
    def template_roots(self) -> tuple[Path, ...]:
        """The folder's own site_templates (where it has one), then this installation's."""
        local, ours = self.root / "site_templates", installed("site_templates")
        return (local, ours) if local.is_dir() and local.resolve() != ours.resolve() else (ours,)

    @property
    def theme(self) -> Path:
        """The frame's templates: the folder's own where it has some, else this installation's."""
        return next(
            (root / "theme" for root in self.template_roots if (root / "theme").is_dir()),
            installed("site_templates") / "theme",
        )

    def require_root(self) -> None:
        """Raise `Failure` where the folder is not a council's directory."""
        if not self.root.is_dir():
            raise Failure(f"there is no folder {self.root}")
        for needed in (self.content, self.lots, self.providers):
            if not needed.is_dir():
                raise Failure(
                    f"{self.root} has no folder {needed.name}/: a directory has content/, lots/, "
                    "providers/ and mkdocs.yml (framework-directory start lays one out)"
                )
        if not self.mkdocs_yml.is_file():
            raise Failure(f"{self.root} has no mkdocs.yml")
