"""States in all their shapes: shared forms, single characters, capitals and seats of power."""
