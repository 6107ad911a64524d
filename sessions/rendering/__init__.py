"""Files made of a session for other programs."""
