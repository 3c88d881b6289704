"""Where the workflow reads and writes: the real monitor's places or the demonstration's."""

from indicators import resources
from indicators.catalogue import Catalogue, load_catalogue
from indicators.workplace import Workplace, published_workplace


def workplace_of(*, demo: bool = False) -> Workplace:
    """The places of the real monitor, or of the fictional cities where they are asked for."""
    if not demo and not resources.is_demonstration():
        return published_workplace()
    from indicators.demonstration import demonstration_workplace

    return demonstration_workplace(resources.workplace_folder(demo=True))


def catalogue_at(*, demo: bool = False) -> Catalogue:
    """The catalogue of the real cities, or of the fictional ones where they are asked for."""
    if not demo and not resources.is_demonstration():
        return load_catalogue()
    from indicators.demonstration import demonstration_catalogue

    return demonstration_catalogue(load_catalogue())
