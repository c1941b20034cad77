"""Beside each other: two moments of one school, and schools with and without an intervention."""
