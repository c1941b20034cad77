"""The report and the plan in Word, for schools that edit there. Needs the extra `word` (python-docx)."""
