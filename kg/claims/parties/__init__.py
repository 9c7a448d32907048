"""Who does what to whom: who can take part, how they stand to the event word, the choice."""
