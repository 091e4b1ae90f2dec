import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Field, Form, Row } from '../../../data/api/types';
import { localized } from '../../../i18n/format';
import { Nothing } from '../../../ui/nothing';
import { isHeading, shownFields, withoutIdleHeadings } from './definition';
import { valueText } from './display';
import { fieldLabel, withheldOf, type Scene } from './scene';
import type { ViewProps } from './types/field-type';
import { typeOf } from './types/registry';
import { isEmpty } from './values';

export interface FormViewProps {
  readonly form: Form;
  readonly values: Row;
  readonly scene: Scene;
  readonly inRow?: boolean;
  readonly only?: readonly string[] | undefined;
}

/** A form to read. Fields nobody has filled in are left out, and their number is said. */
export function FormView({ form, values, scene, inRow = false, only }: FormViewProps): ReactNode {
  const { t, language } = scene.words;
  const fields = shownFields(form, { mode: 'view', phone: scene.phone }, scene.record, inRow ? values : undefined, only);
  const shown = withoutIdleHeadings(fields.filter((field) => isHeading(field) || isFilledHere(field) || !isEmpty(values[field.name])));
  const withheld = inRow ? [] : withheldOf(scene.record);
  const hidden = fields.filter(({ name }) => withheld.includes(name)).length;
  const silent = fields.filter((field) => !isHeading(field) && !isFilledHere(field) && isEmpty(values[field.name]) && !withheld.includes(field.name)).length;
  const help = form.display_help_text_view === true ? localized(form.help_text, language) : '';
  return (
    <div className="form">
      {help !== '' && <p className="field-help">{help}</p>}
      {shown.length === 0 && hidden === 0 && <Nothing none="forms.nothing_yet" withheld={false} look="line" />}
      {shown.map((field) => (
        <FieldView key={field.name} field={field} values={values} scene={scene} />
      ))}
      {hidden > 0 && <p className="soft small">{t('forms.withheld', { count: hidden })}</p>}
      {silent > 0 && shown.length > 0 && <p className="soft small">{t('forms.not_filled', { count: silent })}</p>}
    </div>
  );
}

function isFilledHere(field: Field): boolean {
  return typeOf(field).isFilledInView === true;
}

function FieldView({ field, values, scene }: ViewProps): ReactNode {
  const { words } = scene;
  const { View } = typeOf(field);
  if (View !== undefined) return <View field={field} values={values} scene={scene} />;
  return (
    <div className="pair">
      <span className="pair-label">{fieldLabel(field, words)}</span>
      <span className="form-value" dir="auto">
        <Linked field={field} text={valueText(field, values[field.name], scene.sources, words)} />
      </span>
    </div>
  );
}

/** A value that points somewhere: to another case here, or to a page outside. */
function Linked({ field, text }: { readonly field: Field; readonly text: string }): ReactNode {
  const path = field.link_to_path;
  if (path === null || path === undefined || path === '') return text;
  if (path === 'case') return <Link href={`/cases/${encodeURIComponent(text)}`}>{text}</Link>;
  if (!path.startsWith('https://')) return text;
  return (
    <a href={path} rel="noreferrer" target="_blank">
      {text}
    </a>
  );
}
