import type { ReactNode } from 'react';
import { localized } from '../../../i18n/format';
import { valueText } from './display';
import { fieldLabel, problemAt } from './scene';
import type { EditProps, ViewProps } from './types/field-type';
import { typeOf } from './types/registry';

export function FieldEdit(props: EditProps): ReactNode {
  const { field, scene, path } = props;
  const { words } = scene;
  const { Edit, Input, isOffered } = typeOf(field);
  if (Edit !== undefined) return <Edit {...props} />;
  if (Input === undefined || field.disabled === true || isOffered?.(field) === false) return <ReadOnly {...props} />;
  return (
    <Input
      {...props}
      label={fieldLabel(field, words)}
      mark={field.required === true ? words.t('forms.required') : undefined}
      help={localized(field.help_text, words.language)}
      problem={problemAt(path, scene)}
    />
  );
}

/** Filled in by the system, or of a kind that this app does not know: shown, never typed. */
function ReadOnly({ field, values, scene }: ViewProps): ReactNode {
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
