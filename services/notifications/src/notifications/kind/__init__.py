"""The kinds of notification, one file each: which event, who has to know, in which words."""
