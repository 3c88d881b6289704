"""Fictional people who act in tests."""

from indicators.workflow.access.people import Person, Role

ANNA = Person("anna", "Anna Amt", frozenset({Role.OFFICE}))
BERND = Person("bernd", "Bernd Beleg", frozenset({Role.OFFICE}))
CLARA = Person("clara", "Clara Stadt", frozenset({Role.CITY}), frozenset({"X01"}))
DENIZ = Person("deniz", "Deniz Stadt", frozenset({Role.CITY}), frozenset({"X02"}))
EMIL = Person("emil", "Emil Rat", frozenset({Role.COUNCIL}))
