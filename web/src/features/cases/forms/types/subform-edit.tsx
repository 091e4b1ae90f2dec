import { useState, type ReactNode } from 'react';
import type { Form, Row, Value } from '../../../../data/api/types';
import { localized } from '../../../../i18n/format';
import { Nothing } from '../../../../ui/nothing';
import { Button } from '../../../../ui/button';
import { Icon } from '../../../../ui/icon';
import { newRow } from '../defaults';
import { subformOf } from '../definition';
import { FormEdit } from '../form-edit';
import { FormView } from '../form-view';
import { Guidance } from '../guidance';
import { controlId, fieldLabel, problemAt, withheldOf, type Scene } from '../scene';
import { addLabel, rowTitle } from '../subform-rows';
import { rowsOf } from '../values';
import type { EditProps } from './field-type';

/** Rows that unfold in place: they are saved with the record, there is no second save. */
export function SubformEdit({ field, values, scene, path, onChange }: EditProps): ReactNode {
  const { words } = scene;
  const form = subformOf(field, scene.forms);
  const rows = rowsOf(values[field.name]);
  const saved = new Set(path === field.name ? rowsOf(scene.original[field.name]).map((row) => row.unique_id) : []);
  const [open, setOpen] = useState<ReadonlySet<Value>>(new Set());
  if (form === undefined) return null;
  const problem = problemAt(path, scene);
  const put = (next: readonly Row[]): void => {
    onChange(field.name, next);
  };
  const add = (): void => {
    const row = newRow(form, scene.forms, { now: new Date(), newId: () => crypto.randomUUID() });
    put([...rows, row]);
    setOpen(new Set([...open, row.unique_id]));
  };
  return (
    <section className={problem === undefined ? 'rows' : 'rows field-wrong'} aria-label={fieldLabel(field, words)}>
      <h3>{fieldLabel(field, words)}</h3>
      {localized(field.help_text, words.language) !== '' && <p className="field-help">{localized(field.help_text, words.language)}</p>}
      <Guidance field={field} words={words} />
      {rows.length === 0 && form.hide_subform_placeholder !== true && <Nothing none="forms.rows.none" withheld={withheldOf(scene.record).includes(field.name)} look="line" />}
      {rows.map((row, at) => (
        <RowEdit
          key={String(row.unique_id ?? at)}
          row={row}
          at={`${path}.${at}.`}
          number={at + 1}
          form={form}
          scene={scene}
          only={field.subform_section_configuration?.fields}
          fixed={form.subform_append_only === true && saved.has(row.unique_id)}
          removable={!(form.subform_prevent_item_removal === true || form.subform_append_only === true) || !saved.has(row.unique_id)}
          open={open.has(row.unique_id) || scene.problems.some((one) => one.path.startsWith(`${path}.${at}.`))}
          onToggle={() => {
            setOpen(open.has(row.unique_id) ? new Set([...open].filter((id) => id !== row.unique_id)) : new Set([...open, row.unique_id]));
          }}
          onChange={(name, value) => {
            put(rows.map((one, index) => (index === at ? { ...one, [name]: value } : one)));
          }}
          onRemove={() => {
            put(rows.filter((_one, index) => index !== at));
          }}
        />
      ))}
      <Button id={controlId(path)} onClick={add}>
        <Icon name="plus" />
        {addLabel(field, scene)}
      </Button>
      {problem !== undefined && <p className="field-problem">{problem}</p>}
    </section>
  );
}

interface RowEditProps {
  readonly row: Row;
  readonly at: string;
  readonly number: number;
  readonly form: Form;
  readonly scene: Scene;
  readonly only: readonly string[] | undefined;
  readonly fixed: boolean;
  readonly removable: boolean;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onChange: (name: string, value: Value) => void;
  readonly onRemove: () => void;
}

function RowEdit({ row, at, number, form, scene, only, fixed, removable, open, onToggle, onChange, onRemove }: RowEditProps): ReactNode {
  const { t } = scene.words;
  const [sure, setSure] = useState(false);
  const title = rowTitle(row, form, scene) || t('forms.rows.new', { number });
  return (
    <div className="row">
      <div className="row-head">
        <button type="button" className="row-title" aria-expanded={open} onClick={onToggle}>
          <Icon name="next" mirrored />
          <span>{title}</span>
        </button>
      </div>
      {open && (
        <div className="row-body">
          {fixed ? <FormView form={form} values={row} scene={scene} inRow only={only} /> : <FormEdit form={form} values={row} scene={scene} at={at} only={only} onChange={onChange} />}
          {fixed && <p className="field-help">{t('forms.rows.fixed')}</p>}
          {removable && (
            <Button
              look="danger"
              onClick={() => {
                if (sure) onRemove();
                else setSure(true);
              }}
            >
              {t(sure ? 'forms.rows.remove.sure' : 'forms.rows.remove')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
