"""Words that both the command line and the configuration choose from. Nothing is imported here, so that `gilint --help` is quick."""

from __future__ import annotations

from typing import Literal

FailOn = Literal["error", "warning", "info", "never"]
"""The severity from which on a finding fails the run."""
Format = Literal["full", "concise", "json", "sarif", "github", "csv", "markdown"]
Colour = Literal["auto", "always", "never"]
Listed = Literal["error", "warning", "info", "all"]
"""The severity from which on findings are shown to people; `all` shows what a profile defers as well."""
