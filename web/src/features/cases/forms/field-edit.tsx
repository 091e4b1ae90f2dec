import type { ReactNode } from 'react';
import type { Field, Row, Value } from '../../../data/api/types';
import { localized } from '../../../i18n/format';
import { Field as Labelled, type FieldIds } from '../../../ui/field';
import { ChoiceInput } from './choice-input';
import { DateInput } from './date-input';
import { valueText } from './display';
import { fileTypes, isCalculated } from './field-types';
import { FileNote } from './file-note';
import { Guidance } from './guidance';
import { Heading } from './heading';
import { isKnownSource } from './options';
import { controlId, fieldLabel, problemAt, type Scene } from './scene';
import { SubformEdit } from './subform-edit';
import { TallyInput } from './tally-input';

export interface FieldEditProps {
  readonly field: Field;
  readonly values: Row;
  readonly scene: Scene;
  readonly path: string;
  readonly onChange: (name: string, value: Value) => void;
}

export function FieldEdit(props: FieldEditProps): ReactNode {
  const { field, values, scene, path } = props;
  const { words } = scene;
  const label = fieldLabel(field, words);
  if (field.type === 'separator') return <Heading field={field} words={words} />;
  if (field.type === 'custom') return null;
  if (field.type === 'subform') return <SubformEdit {...props} />;
  if (fileTypes.includes(field.type)) return <FileNote field={field} value={values[field.name]} words={words} />;
  const readOnly = field.disabled === true || isCalculated(field) || !isKnownSource(field);
  if (readOnly) return <ReadOnly {...props} />;
  const common = { label, mark: field.required === true ? words.t('forms.required') : undefined, problem: problemAt(path, scene) };
  const help = localized(field.help_text, words.language);
  if (field.type === 'radio_button' || field.type === 'select_box' || field.type === 'tick_box') return <ChoiceInput {...props} {...common} help={help} />;
  if (field.type === 'tally_field') return <TallyInput {...props} {...common} help={help} />;
  return (
    <>
      <Labelled id={controlId(path)} {...common} help={help}>
        {(ids) => <TextualInput {...props} ids={ids} />}
      </Labelled>
      <Guidance field={field} words={words} />
    </>
  );
}

/** Filled in by the system: shown, never typed. */
function ReadOnly({ field, values, scene }: FieldEditProps): ReactNode {
  const text = valueText(field, values[field.name], scene.sources, scene.words);
  return (
    <div className="field">
      <span className="field-label">
        {fieldLabel(field, scene.words)} <span className="field-mark">{scene.words.t('forms.automatic')}</span>
      </span>
      <span className="form-value">{text === '' ? '–' : text}</span>
    </div>
  );
}

function TextualInput({ field, values, onChange, ids }: FieldEditProps & { readonly ids: FieldIds }): ReactNode {
  const value = values[field.name];
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const required = field.required === true;
  if (field.type === 'date_field') return <DateInput field={field} text={text} ids={ids} onChange={onChange} />;
  if (field.type === 'textarea') {
    return (
      <textarea
        {...ids}
        aria-required={required}
        dir="auto"
        value={text}
        onChange={(event) => {
          onChange(field.name, event.target.value);
        }}
      />
    );
  }
  const numeric = field.type === 'numeric_field';
  return (
    <input
      {...ids}
      aria-required={required}
      type="text"
      inputMode={numeric ? 'numeric' : undefined}
      autoComplete="off"
      dir="auto"
      className={numeric ? 'input-short' : undefined}
      value={text}
      onChange={(event) => {
        onChange(field.name, numeric ? numberOrText(event.target.value) : event.target.value);
      }}
    />
  );
}

/** What is not yet a number stays as typed, so that it can be pointed at instead of vanishing. */
function numberOrText(typed: string): Value {
  const text = typed.trim();
  if (text === '') return null;
  return /^-?\d{1,12}$/.test(text) ? Number(text) : text;
}
