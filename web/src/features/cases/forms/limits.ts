import type { Field } from '../../../data/api/types';

/** What is plausible; the server says the same in field_types/limits.py, and a test holds both together. */
export const firstDay = '1900-01-01';
export const lastDay = '2100-12-31';
export const oldest = 200;
const birth = /birth|(^|_)dob(_|$)/;
const age = /(^|_)age$/;

export function isOfBirth(field: Field): boolean {
  return birth.test(field.name);
}

export function isAge(field: Field): boolean {
  return age.test(field.name);
}
