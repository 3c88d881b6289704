"""What surrounds every page: addresses, language, navigation, footer."""
