"""Papers for the routines of a school, made from the same material as the report; one module each."""
