"""From the table of answers to figures: exact tallies that can be added, then figures from the tallies."""
