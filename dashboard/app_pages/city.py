"""Stadt: where one city stands, on which bases, what it has shown and what it could record."""

from dashboard.page import show_page

show_page("city")
