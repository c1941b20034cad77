"""Answers: the one table that everything is scored from, the journal of a respondent, and the scan folder."""
