"""Open cases follow the policy pack in force: also those that nobody changes."""
