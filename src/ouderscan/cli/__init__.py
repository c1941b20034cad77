"""The command line: one module a family of commands. Heavy imports happen in the command that needs them."""
