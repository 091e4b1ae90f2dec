"""`python -m deploy`, which is what `./mahon` runs."""

from deploy.cli import main

main()
