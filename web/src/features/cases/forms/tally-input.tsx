import type { ReactNode } from 'react';
import { localized } from '../../../i18n/format';
import type { Value } from '../../../data/api/types';
import type { ChoiceInputProps } from './choice-input';
import { controlId } from './scene';
import { isRow } from './values';

/** Numbers per group, with their sum. */
export function TallyInput({ field, values, scene, path, onChange, label, mark, help, problem }: ChoiceInputProps): ReactNode {
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
