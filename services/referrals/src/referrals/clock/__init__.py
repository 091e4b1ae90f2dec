"""By when a referral's next step is due: the clocks of the policy pack in force, as cases announced them."""
