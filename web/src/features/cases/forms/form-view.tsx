import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Field, Form, Row } from '../../../data/api/types';
import { localized } from '../../../i18n/format';
import { shownFields, subformOf } from './definition';
import { valueText } from './display';
import { fileTypes } from './field-types';
import { FileNote } from './file-note';
import { Heading } from './heading';
import { fieldLabel, type Scene } from './scene';
import { readableRows, rowTitle } from './subform-rows';
import { isEmpty, rowsOf } from './values';

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
  const said = fields.filter((field) => field.type === 'separator' || !isEmpty(values[field.name]));
  const shown = said.filter((field, at) => field.type !== 'separator' || (said[at + 1] !== undefined && said[at + 1]?.type !== 'separator'));
  const silent = fields.filter((field) => field.type !== 'separator' && isEmpty(values[field.name])).length;
  const help = form.display_help_text_view === true ? localized(form.help_text, language) : '';
  return (
    <div className="form">
      {help !== '' && <p className="field-help">{help}</p>}
      {shown.length === 0 && <p className="soft">{t('forms.nothing_yet')}</p>}
      {shown.map((field) => (
        <FieldView key={field.name} field={field} values={values} scene={scene} />
      ))}
      {silent > 0 && shown.length > 0 && <p className="soft small">{t('forms.not_filled', { count: silent })}</p>}
    </div>
  );
}

function FieldView({ field, values, scene }: { readonly field: Field; readonly values: Row; readonly scene: Scene }): ReactNode {
  const { words } = scene;
  const label = fieldLabel(field, words);
  if (field.type === 'separator') return <Heading field={field} words={words} />;
  if (field.type === 'custom') return null;
  if (field.type === 'subform') return <RowsView field={field} values={values} scene={scene} />;
  if (fileTypes.includes(field.type)) return <FileNote field={field} value={values[field.name]} words={words} />;
  return (
    <div className="pair">
      <span className="pair-label">{label}</span>
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

function RowsView({ field, values, scene }: { readonly field: Field; readonly values: Row; readonly scene: Scene }): ReactNode {
  const form = subformOf(field, scene.forms);
  if (form === undefined) return null;
  const rows = readableRows(field, rowsOf(values[field.name]), form);
  return (
    <section className="rows" aria-label={fieldLabel(field, scene.words)}>
      <h3>{fieldLabel(field, scene.words)}</h3>
      {rows.map((row, at) => (
        <details key={String(row.unique_id ?? at)} className="row">
          <summary className="row-title">{rowTitle(row, form, scene) || scene.words.t('forms.rows.new', { number: at + 1 })}</summary>
          <div className="row-body">
            <FormView form={form} values={row} scene={scene} inRow only={field.subform_section_configuration?.fields} />
          </div>
        </details>
      ))}
    </section>
  );
}
