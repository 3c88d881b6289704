"""What assumptions about new staff would lead to: a scenario, never a forecast."""
