"""How Mahon runs: the command line, the launchers and the gateway."""
