"""People by name: where names begin and end, and by what evidence they are names."""
