"""Questionnaires and the catalogue: from YAML with positions to typed, frozen values, and the rules they keep."""
