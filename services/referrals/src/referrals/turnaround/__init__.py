"""How long referrals take, by service and by place, and which those are."""
