"""Places of abuse that were named before: recognised again, told of to who reaches them, and acted on."""
