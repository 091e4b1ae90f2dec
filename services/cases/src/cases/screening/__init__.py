"""What is kept of a file that somebody sends. Rules: `docs/domain/attachments.md §4`."""
