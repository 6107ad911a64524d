"""All writes of the sessions app: lock, look, ask the rule, write, record."""
