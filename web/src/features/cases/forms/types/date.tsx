import type { ReactNode } from 'react';
import type { Field, Value } from '../../../../data/api/types';
import { formatDate, formatDateTime } from '../../../../i18n/format';
import { dayAt, dayOf, momentAt, wallClock } from '../../../../i18n/site-time';
import { firstDay, isOfBirth, lastDay } from '../limits';
import type { FieldType, Found, InputProps } from './field-type';
import { LabelledInput } from './labelled';
import { typedText } from './text';

/** A moment as the browser's own control wants it: the time on the site's wall, to the minute. */
function shownMoment(text: string): string {
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? '' : wallClock(moment);
}

function DateInput(props: InputProps): ReactNode {
  const { field, values, onChange } = props;
  const timed = field.date_include_time === true;
  const text = typedText(values[field.name]);
  return (
    <LabelledInput {...props}>
      {(ids) => (
        <input
          {...ids}
          aria-required={field.required === true}
          type={timed ? 'datetime-local' : 'date'}
          className="input-short"
          value={timed ? shownMoment(text) : (dayOf(text) ?? '')}
          onChange={(event) => {
            const typed = event.target.value;
            onChange(field.name, typed === '' ? null : timed ? (momentAt(typed)?.toISOString() ?? null) : typed);
          }}
        />
      )}
    </LabelledInput>
  );
}

export function dateProblem(field: Field, value: Value, now: Date): Found | undefined {
  const day = typeof value === 'string' ? dayOf(value) : undefined;
  if (day === undefined) return { code: 'not_a_date', facts: {} };
  const past = field.date_validation === 'not_future_date' || isOfBirth(field);
  // A day by itself is one of the site's: it begins there before it does in UTC.
  const ahead = day > dayAt(now) || (value !== day && Date.parse(String(value)) > now.getTime());
  if (past && ahead) return { code: 'in_future', facts: {} };
  return day < firstDay || day > lastDay ? { code: 'year_out_of_range', facts: { first: firstDay.slice(0, 4), last: lastDay.slice(0, 4) } } : undefined;
}

export const dateField: FieldType = {
  text: (field, value, _sources, { language }) => {
    if (typeof value !== 'string') return String(value);
    return field.date_include_time === true ? formatDateTime(language, value) : formatDate(language, value);
  },
  Input: DateInput,
  begin: (field, given, { now }) => {
    if (given !== 'today' && given !== 'now') return given;
    return field.date_include_time === true ? now.toISOString() : dayAt(now);
  },
  problem: dateProblem,
};
