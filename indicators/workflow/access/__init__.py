"""Who may do what: people, their roles and the rights of each role."""
