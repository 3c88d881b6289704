"""What a document that is ready may do in a browser: nothing but what stands in it."""

import base64
import hashlib
import re

SAME_EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
}
"""Headers beside the policy, on every answer, whoever gives it."""
NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
"""For data that no browser has to draw."""
_STYLES = re.compile(rb"<style>(.*?)</style>", re.S)
_SCRIPTS = re.compile(rb"<script>(.*?)</script>", re.S)


def strict_policy(document: bytes) -> str:
    """The policy of an HTML document: no program, and no style but what it has been made with."""
    return (
        f"default-src 'none'; style-src 'self' {_styles(document)}; font-src 'self'; "
        "img-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'"
    )


def policy_with_script(document: bytes, around: str) -> str:
    """The same with the script that stands in files of ours; `around` says who may frame it."""
    return (
        f"default-src 'none'; script-src 'self'; style-src {_styles(document)}; font-src 'self'; "
        f"img-src 'self'; frame-ancestors {around}; base-uri 'none'; form-action 'none'"
    )


def _styles(document: bytes) -> str:
    return " ".join(dict.fromkeys(map(_hash, _STYLES.findall(document))))


def hashes_of_scripts(document: bytes) -> str:
    """The programs that stand in a document itself, as a policy names them."""
    return " ".join(dict.fromkeys(map(_hash, _SCRIPTS.findall(document))))


def _hash(content: bytes) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}'"
