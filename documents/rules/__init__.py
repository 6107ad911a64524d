"""The rules for official documents: pure functions of their arguments."""
