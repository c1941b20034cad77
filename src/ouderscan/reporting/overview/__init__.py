"""The page on many schools together, for a board or a municipality."""
