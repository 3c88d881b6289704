"""The collector of cycles rests during a search and works again afterwards, whatever happens."""

import gc

import pytest

from indicators.disclosure.solver.undisturbed import undisturbed


def test_the_collector_rests_inside_and_works_again_afterwards():
    with undisturbed():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_after_an_error_too():
    with pytest.raises(ValueError, match="x"), undisturbed():
        raise ValueError("x")
    assert gc.isenabled()


def test_who_had_switched_it_off_finds_it_off():
    gc.disable()
    try:
        with undisturbed():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
