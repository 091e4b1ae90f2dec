import type { ReactNode } from 'react';
import type { Field, Value } from '../../../data/api/types';
import type { FieldIds } from '../../../ui/field';

export interface DateInputProps {
  readonly field: Field;
  readonly text: string;
  readonly ids: FieldIds;
  readonly onChange: (name: string, value: Value) => void;
}

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

export function DateInput({ field, text, ids, onChange }: DateInputProps): ReactNode {
  const timed = field.date_include_time === true;
  return (
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
  );
}
