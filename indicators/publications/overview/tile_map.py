"""The schematic map of the cities: tiles in roughly their places, each a link to its city.

Text in a grid rather than a picture: it is read aloud, reached by keyboard, printed and shown
in forced colours like any other text, and needs no boundary data.
"""

from collections.abc import Callable
from html import escape

from indicators.catalogue.models import City
from indicators.publications.drawing import style

STEPS = ("#F3F1EA", "#DCE8E7", "#B5D1CF", "#4B8F93", style.STAFF)
"""From paper to the staff colour, in five steps that a printer keeps apart."""

_STYLE = """
<style>
.tile-map { container-type: inline-size; margin: 0 0 0.5rem; }
.tile-map > div { display: grid; grid-template-columns: repeat(var(--columns), 1fr); gap: 6px; }
.tile-map a { display: flex; flex-direction: column; justify-content: center;
  min-height: clamp(4.2rem, 17cqw, 6.5rem); padding: 0.3rem; border: 1px solid #5B6470;
  border-radius: 4px; text-align: center; text-decoration: none; line-height: 1.25;
  hyphens: manual; font-size: clamp(0.75rem, 2.7cqw, 0.95rem); }
.tile-map a:hover, .tile-map a:focus-visible { outline: 3px solid var(--focus, #B4520A);
  outline-offset: 1px; }
.tile-map strong { display: block; font-weight: 650; }
@container (max-width: 430px) { .tile-map a { padding: 0.3rem 0.1rem; } }
/* The tiles side by side need more room than a small phone has: there the map is a list. */
@container (max-width: 360px) {
  .tile-map > div { display: block; }
  .tile-map a { display: block; min-height: 0; margin: 0.3rem 0; padding: 0.45rem;
    font-size: 1rem; }
  .tile-map :is(strong, span) { display: inline; margin-right: 0.4em; } }
@media (forced-colors: active) { .tile-map a { border-color: LinkText; } }
</style>
"""


def tile_map(
    cities: tuple[City, ...],
    counts: dict[str, int],
    most: int,
    unit: Callable[[int], str],
    name: str,
    address: Callable[[str], str],
) -> str:
    """The map as HTML: `counts` per city is written on its tile and shades it.

    `unit` names what is counted, `address` gives the link of a city's page, `name` is what a
    screen reader calls the map.
    """
    placed = [city for city in cities if city.tile is not None]
    columns = 1 + max(city.tile.column for city in placed if city.tile)
    tiles = "".join(_tile(city, counts[city.code], most, unit, address) for city in placed)
    return (
        f'{_STYLE}<nav class="tile-map" aria-label="{escape(name)}">'
        f'<div style="--columns: {columns}">{tiles}</div></nav>'
    )


def _tile(
    city: City, count: int, most: int, unit: Callable[[int], str], address: Callable[[str], str]
) -> str:
    assert city.tile is not None
    step = _step(count, most)
    ink = style.PAPER if step >= 3 else style.INK
    place = f"grid-row: {city.tile.row + 1}; grid-column: {city.tile.column + 1}"
    colours = f"background: {STEPS[step]}; color: {ink}"
    return (
        f'<a href="{escape(address(city.code))}" target="_self" style="{place}; {colours}">'
        f"<strong>{escape(city.tile.label or city.short)}</strong><span>{count}</span>"
        f'<span class="unit">{escape(unit(count))}</span></a>'
    )


def _step(count: int, most: int) -> int:
    """Nothing is paper; the rest in four equal steps, so that a single figure already shows."""
    if count == 0 or most == 0:
        return 0
    return min(4, 1 + int(4 * (count - 1) / most))
