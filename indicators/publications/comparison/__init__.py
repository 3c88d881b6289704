"""Cities side by side where their figures compare, and the reasons where not."""
