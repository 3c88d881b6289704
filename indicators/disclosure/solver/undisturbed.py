"""Long searches without the rounds of Python's collector of cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """No rounds inside; afterwards as before.

    A search makes millions of small objects and no cycles: going through them again and again
    took 7 to 14 % of the time of large tables (docs/disclosure.md) and freed nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
