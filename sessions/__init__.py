"""The conference session: agenda, organization of work, deadlines."""
