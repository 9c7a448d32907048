"""According to whom: cues, how far their words reach, whose words an event word is."""
