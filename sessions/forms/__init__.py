"""Forms of the sessions app: shape and form only; what is legal the rules decide."""
