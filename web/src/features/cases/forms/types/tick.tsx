import type { ReactNode } from 'react';
import { localized } from '../../../../i18n/format';
import { FieldGroup } from '../../../../ui/field';
import { Guidance } from '../guidance';
import { controlId } from '../scene';
import type { FieldType, InputProps } from './field-type';

function Tick({ field, values, scene, path, onChange, label, mark, help, problem }: InputProps): ReactNode {
  const beside = localized(field.tick_box_label, scene.words.language);
  const id = controlId(path);
  return (
    <>
      <FieldGroup id={id} label={label} mark={mark} help={help} problem={problem}>
        <label className="choice">
          <input
            id={id}
            type="checkbox"
            checked={String(values[field.name]) === 'true'}
            onChange={(event) => {
              onChange(field.name, event.target.checked);
            }}
          />
          {beside === '' ? scene.words.t('forms.yes') : beside}
        </label>
      </FieldGroup>
      <Guidance field={field} words={scene.words} />
    </>
  );
}

export const tickBox: FieldType = {
  text: (_field, value, _sources, { t }) => t(String(value) === 'true' ? 'forms.yes' : 'forms.no'),
  Input: Tick,
  begin: (_field, given) => String(given) === 'true',
  isNoAnswer: (value) => value === false,
};
