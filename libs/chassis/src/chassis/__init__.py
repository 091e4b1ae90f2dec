"""What every service stands on: transactions, messages, refusals, who is calling."""
