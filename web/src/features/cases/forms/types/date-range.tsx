import type { ReactNode } from 'react';
import type { Value } from '../../../../data/api/types';
import { formatDate } from '../../../../i18n/format';
import { dayOf } from '../../../../i18n/site-time';
import { FieldGroup } from '../../../../ui/field';
import { Guidance } from '../guidance';
import { controlId } from '../scene';
import { isEmpty, isRow } from '../values';
import { dateProblem } from './date';
import type { FieldType, InputProps } from './field-type';
import { changedParts } from './parts';
import { typedText } from './text';

const ends = ['from', 'to'] as const;

function endsOf(value: Value): { readonly from: string; readonly to: string } {
  const span = isRow(value) ? value : {};
  return { from: typedText(span.from), to: typedText(span.to) };
}

/** The first and the last day; either may be left open. */
function RangeInput({ field, values, scene, path, onChange, label, mark, help, problem }: InputProps): ReactNode {
  const span = endsOf(values[field.name]);
  const id = controlId(path);
  return (
    <>
      <FieldGroup id={id} label={label} mark={mark} help={help} problem={problem}>
        {ends.map((end, at) => (
          <label key={end} className="tally">
            <span>{scene.words.t(`forms.range.${end}`)}</span>
            <input
              id={at === 0 ? id : undefined}
              type="date"
              aria-required={field.required === true}
              aria-invalid={problem === undefined ? undefined : true}
              value={dayOf(span[end]) ?? ''}
              onChange={(event) => {
                const given = Object.entries({ ...span, [end]: event.target.value }).filter(([, day]) => day !== '');
                onChange(field.name, given.length === 0 ? null : Object.fromEntries(given));
              }}
            />
          </label>
        ))}
      </FieldGroup>
      <Guidance field={field} words={scene.words} />
    </>
  );
}

export const dateRange: FieldType = {
  text: (_field, value, _sources, { t, language }) => {
    const { from, to } = endsOf(value);
    const day = (text: string): string => formatDate(language, text);
    if (to === '') return t('forms.range.since', { day: day(from) });
    return from === '' ? t('forms.range.until', { day: day(to) }) : `${day(from)} – ${day(to)}`;
  },
  Input: RangeInput,
  problem: (field, value, now) => {
    const { from, to } = endsOf(value);
    const wrong = [from, to].filter((end) => !isEmpty(end)).map((end) => dateProblem(field, end, now));
    if (from !== '' && to !== '' && to < from) wrong.push({ code: 'ends_before_it_begins', facts: {} });
    return wrong.find((one) => one !== undefined);
  },
  change: changedParts,
};
