"""A secret that every run of the tests shares: the choice of hidden cells depends on it."""

from pathlib import Path

from indicators.release import secret


def plant_secret(private: Path) -> None:
    """Puts it among the deliveries, as if an earlier release had made it there."""
    private.mkdir(parents=True, exist_ok=True)
    (private / secret.FILE).write_text("5a" * 32 + "\n", encoding="ascii")
