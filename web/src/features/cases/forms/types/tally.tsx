import type { ReactNode } from 'react';
import { localized } from '../../../../i18n/format';
import type { Field, Row, Value } from '../../../../data/api/types';
import { controlId } from '../scene';
import { isEmpty, isRow } from '../values';
import type { FieldType, InputProps } from './field-type';
import { numberProblem } from './number';
import { changedParts } from './parts';

/** Numbers per group, with their sum. */
function TallyInput({ field, values, scene, path, onChange, label, mark, help, problem }: InputProps): ReactNode {
  const { words } = scene;
  const given = values[field.name];
  const counts = isRow(given) ? given : {};
  const id = controlId(path);
  const set = (group: string, typed: string): void => {
    const { [group]: _old, ...others } = counts;
    const value: Value = /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : typed;
    onChange(field.name, typed.trim() === '' ? others : { ...others, [group]: value });
  };
  const total = counts.total;
  return (
    <fieldset className={problem === undefined ? 'field' : 'field field-wrong'}>
      <legend>
        {label} {mark !== undefined && <span className="field-mark">{mark}</span>}
      </legend>
      {help !== '' && <p className="field-help">{help}</p>}
      {(field.tally ?? []).map((group, at) => (
        <label key={group.id} className="tally">
          <span>{localized(group.display_text, words.language) || group.id}</span>
          <input
            id={at === 0 ? id : undefined}
            type="text"
            inputMode="numeric"
            value={counts[group.id] === undefined || counts[group.id] === null ? '' : String(counts[group.id])}
            onChange={(event) => {
              set(group.id, event.target.value);
            }}
          />
        </label>
      ))}
      {field.autosum_total !== false && typeof total === 'number' && <p>{words.t('forms.total', { total })}</p>}
      {problem !== undefined && <p className="field-problem">{problem}</p>}
    </fieldset>
  );
}

function tallyText(field: Field, value: Row, language: string): string {
  const named = (field.tally ?? []).map(({ id, display_text }) => ({ id, name: localized(display_text, language) || id }));
  return named
    .filter(({ id }) => !isEmpty(value[id]))
    .map(({ id, name }) => `${name}: ${String(value[id])}`)
    .concat(isEmpty(value.total) ? [] : [`= ${String(value.total)}`])
    .join(', ');
}

function withTotal(tally: Value): Value {
  if (!isRow(tally)) return tally;
  const { total: _old, ...groups } = tally;
  const counts = Object.values(groups).filter((count) => typeof count === 'number');
  return counts.length === 0 ? groups : { ...groups, total: counts.reduce((sum, count) => sum + count, 0) };
}

export const tally: FieldType = {
  text: (field, value, _sources, { language }) => (isRow(value) ? tallyText(field, value, language) : String(value)),
  Input: TallyInput,
  derive: (field, values) => (field.autosum_total === false ? values[field.name] : withTotal(values[field.name])),
  problem: (field, value) => {
    const counts = isRow(value) ? Object.values(value) : [];
    return counts.map((count) => (isEmpty(count) ? undefined : numberProblem(field, count))).find((found) => found !== undefined);
  },
  change: changedParts,
};
