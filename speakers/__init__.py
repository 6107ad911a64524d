"""Speakers lists: the order, the floor, video and written statements."""
