"""Freigabe: from a prepared release to a public one, and what cities say about it."""

from dashboard.parts.approving_part import show_approving

show_approving()
