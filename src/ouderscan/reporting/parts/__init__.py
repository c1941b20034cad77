"""The parts of the report, one module each: from the material to that part of the view model."""
