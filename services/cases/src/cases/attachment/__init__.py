"""Files of a record: photographs, recordings, documents and signatures. Rules: `docs/domain/attachments.md`."""
