import type { Form, Row } from '../../../data/api/types';
import { shownFields } from './definition';
import { isFillable } from './types/registry';
import { isEmpty } from './values';

export interface Completeness {
  readonly filled: number;
  readonly all: number;
  readonly state: 'empty' | 'started' | 'complete';
}

/** How far a form is: complete when all that must be there is there, or, if nothing must, when all is filled. */
export function completenessOf(form: Form, values: Row, phone: boolean): Completeness {
  const fields = shownFields(form, { mode: 'edit', phone }, values).filter(isFillable);
  const filled = fields.filter(({ name }) => !isEmpty(values[name]) && values[name] !== false);
  const needed = fields.filter((field) => field.required === true || field.mandatory_for_completion === true);
  const missing = needed.filter(({ name }) => isEmpty(values[name]));
  const complete = filled.length > 0 && (needed.length > 0 ? missing.length === 0 : filled.length === fields.length);
  return { filled: filled.length, all: fields.length, state: filled.length === 0 ? 'empty' : complete ? 'complete' : 'started' };
}
