"""What a document that is ready may do in a browser: nothing but what stands in it."""

import base64
import hashlib
import re

SAME_EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
"""Headers beside the policy, on every answer, whoever gives it."""
NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
"""For data that no browser has to draw."""
_STYLES = re.compile(rb"<style>(.*?)</style>", re.S)


def strict_policy(document: bytes) -> str:
    """The policy of an HTML document: no program, and no style but what it has been made with."""
    styles = dict.fromkeys(map(_hash, _STYLES.findall(document)))
    return (
        f"default-src 'none'; style-src 'self' {' '.join(styles)}; font-src 'self'; "
        "img-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'"
    )


def _hash(style: bytes) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(style).digest()).decode()}'"
