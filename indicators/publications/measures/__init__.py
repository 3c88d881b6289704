"""The register of measures and the chain to goals and indicators."""
