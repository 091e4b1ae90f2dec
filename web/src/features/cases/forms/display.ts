import type { Field, Value } from '../../../data/api/types';
import type { Words } from '../../../i18n';
import type { Sources } from './options';
import { typeOf } from './types/registry';
import { isEmpty } from './values';

/** A value as a person reads it; empty text when nothing was said. */
export function valueText(field: Field, value: Value, sources: Sources, words: Words): string {
  return isEmpty(value) ? '' : typeOf(field).text(field, value, sources, words);
}
