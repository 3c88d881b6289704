"""The secret of a workplace: it lies with the deliveries and never enters a release.

Whatever is public and depends on delivered numbers (a choice of hidden cells, a hash) would let
outsiders try guesses on their own machine. Keyed with a secret that stays in the house it tells
them nothing, and whoever holds it can repeat every step.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from indicators.errors import ReleaseError

FILE = "secret.key"
_BYTES = 32


def secret_of(private: Path) -> bytes:
    """The secret in the folder of deliveries. Raises ReleaseError where it is gone or damaged."""
    try:
        secret = bytes.fromhex((private / FILE).read_text(encoding="ascii").strip())
    except FileNotFoundError as problem:
        raise ReleaseError("secret_missing", file=FILE, folder=private) from problem
    except ValueError as problem:
        raise ReleaseError("secret_damaged", file=FILE, folder=private) from problem
    if len(secret) < _BYTES:
        raise ReleaseError("secret_damaged", file=FILE, folder=private)
    return secret


def first_secret(private: Path) -> bytes:
    """The secret before there is any release: one that is there already, or a new one."""
    if (private / FILE).exists():
        return secret_of(private)
    private.mkdir(parents=True, exist_ok=True)
    secret = secrets.token_bytes(_BYTES)
    fresh = private / f"{FILE}.writing"
    fresh.unlink(missing_ok=True)
    # Readable by its owner only.
    mode = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(fresh, mode, 0o600), "w", encoding="ascii") as file:
        file.write(secret.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    # Whole or not at all, and never over one that somebody else made meanwhile.
    os.link(fresh, private / FILE)
    fresh.unlink()
    return secret


def keyed(secret: bytes, content: bytes) -> str:
    """A hash that only holders of the secret can compute or check (HMAC-SHA256, RFC 2104)."""
    return hmac.new(secret, content, hashlib.sha256).hexdigest()
