"""The process that looks at a file, which loads this each time: nothing is gathered here."""
