"""Pure: bytes in, bytes out. Loaded by a process that has little memory, so that nothing is gathered here."""
