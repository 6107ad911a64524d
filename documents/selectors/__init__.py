"""All reads of the documents app."""
