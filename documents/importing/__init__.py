"""Reads the text of an issued agenda; pure: knows no Django and writes nothing."""
