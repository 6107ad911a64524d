"""What every app stands on: users, the record, languages, PDF. Knows no conference app."""
