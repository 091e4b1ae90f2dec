"""What happens to a referral beside its answers, until its loop is closed; and clocks that run out."""
