"""What somebody still has to do in their cases by a day that was given."""
