"""Answers from files: bytes become a text frame (`tabular`), columns and cells become answers (`plain`)."""
