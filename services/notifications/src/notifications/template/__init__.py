"""The words of the mails, as data files by language."""
