"""The rules of procedure for sessions: pure functions of their arguments."""
