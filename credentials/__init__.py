"""Credentials of representatives: rules 18 to 20."""
