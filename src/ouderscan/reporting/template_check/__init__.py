"""Templates checked against what they will see: names, fields and filters that do not exist, with file and line."""
