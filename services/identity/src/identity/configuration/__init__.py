"""The part of an applied configuration that is identity's."""
