import type { Field, Row, Value } from '../../../data/api/types';
import { formatDate, formatDateTime, formatNumber, localized } from '../../../i18n/format';
import type { Words } from '../../../i18n';
import { isCalculated } from './field-types';
import { choiceText, type Sources } from './options';
import { codes, isEmpty, isRow } from './values';

function tallyText(field: Field, value: Row, language: string): string {
  const named = (field.tally ?? []).map(({ id, display_text }) => ({ id, name: localized(display_text, language) || id }));
  return named
    .filter(({ id }) => !isEmpty(value[id]))
    .map(({ id, name }) => `${name}: ${String(value[id])}`)
    .concat(isEmpty(value.total) ? [] : [`= ${String(value.total)}`])
    .join(', ');
}

/** A value as a person reads it; empty text when nothing was said. */
export function valueText(field: Field, value: Value, sources: Sources, words: Words): string {
  const { t, language } = words;
  if (isEmpty(value)) return '';
  if (field.type === 'tick_box') return t(String(value) === 'true' ? 'forms.yes' : 'forms.no');
  if (field.type === 'date_field' && typeof value === 'string') {
    return field.date_include_time === true ? formatDateTime(language, value) : formatDate(language, value);
  }
  if (field.type === 'tally_field' && isRow(value)) return tallyText(field, value, language);
  if (field.type === 'select_box' || field.type === 'radio_button') {
    return codes(value).map((id) => choiceText(field, sources, id, language)).join(', ');
  }
  if (typeof value === 'number') return field.type === 'numeric_field' || isCalculated(field) ? formatNumber(language, value) : String(value);
  return isRow(value) ? Object.values(value).filter((one) => !isEmpty(one) && !isRow(one)).map(String).join(' – ') : String(value);
}
