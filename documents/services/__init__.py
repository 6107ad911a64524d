"""All writes of the documents app: lock, look, ask the rule, write, record."""
