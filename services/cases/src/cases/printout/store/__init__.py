"""The process that sets the pages, which loads this each time: nothing is gathered here."""
