"""Official documents in six languages, their papers and their import."""
