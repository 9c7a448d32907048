"""When it is said to happen: dates of the sentence, of what went before, of the publication, or none."""
