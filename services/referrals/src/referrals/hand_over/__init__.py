"""All open cases of an officer who leaves or is on leave go to colleagues, in one action, with a letter to each."""
