"""A release for programs: data package, catalogue of open data, read-only interface, feeds."""
