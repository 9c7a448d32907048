"""Bodies, companies and missions: those that every state has, those with a name of their own."""
