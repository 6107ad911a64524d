"""All reads of the sessions app."""
