"""Observers: rules 14 to 17."""
