"""How grave a finding is."""

from typing import Literal

Severity = Literal["error", "warning", "notice"]
"""An error refuses the file, a warning needs a look, a notice tells of a harmless adjustment."""
