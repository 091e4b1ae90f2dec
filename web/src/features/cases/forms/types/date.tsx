import type { ReactNode } from 'react';
import type { Field, Value } from '../../../../data/api/types';
import { formatDate, formatDateTime } from '../../../../i18n/format';
import type { FieldType, Found, InputProps } from './field-type';
import { LabelledInput } from './labelled';
import { typedText } from './text';

/** A moment as the browser's own control wants it: local time, to the minute. */
function localMoment(text: string): string {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) return '';
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

function sentMoment(typed: string): Value {
  const moment = new Date(typed);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
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
          value={timed ? localMoment(text) : text.slice(0, 10)}
          onChange={(event) => {
            const typed = event.target.value;
            onChange(field.name, typed === '' ? null : timed ? sentMoment(typed) : typed);
          }}
        />
      )}
    </LabelledInput>
  );
}

function isoDay(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function dateProblem(field: Field, value: Value, now: Date): Found | undefined {
  const moment = typeof value === 'string' ? new Date(value.length === 10 ? `${value}T00:00` : value) : undefined;
  if (moment === undefined || Number.isNaN(moment.getTime())) return { code: 'not_a_date', facts: {} };
  return field.date_validation === 'not_future_date' && moment > now ? { code: 'in_future', facts: {} } : undefined;
}

export const dateField: FieldType = {
  text: (field, value, _sources, { language }) => {
    if (typeof value !== 'string') return String(value);
    return field.date_include_time === true ? formatDateTime(language, value) : formatDate(language, value);
  },
  Input: DateInput,
  begin: (field, given, { now }) => {
    if (given !== 'today' && given !== 'now') return given;
    return field.date_include_time === true ? now.toISOString() : isoDay(now);
  },
  problem: dateProblem,
};
