import { useEffect, useState, type ReactNode } from 'react';
import type { Row, Value } from '../../../data/api/types';
import { formatDateTime, localized } from '../../../i18n/format';
import { useWords } from '../../../i18n';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { PageTitle } from '../../../ui/page-title';
import { useWide } from '../../../ui/use-wide';
import { changesOf } from '../forms/changes';
import type { FormConfiguration } from '../forms/configuration';
import { derive } from '../forms/defaults';
import { allForms, firstForm, planForms } from '../forms/definition';
import { FormEdit } from '../forms/form-edit';
import { FormNavigation } from '../forms/form-navigation';
import { FormView } from '../forms/form-view';
import { ProblemSummary } from '../forms/problem-summary';
import { controlId, type Scene } from '../forms/scene';
import { findProblems, formsToRegister, touchedForms, type FieldProblem } from '../forms/validation';
import type { Draft } from './draft';

export interface CaseEditorProps {
  readonly draft: Draft;
  readonly restoredAt: string | undefined;
  readonly isNew: boolean;
  readonly number: string;
  readonly permitted: Readonly<Record<string, string>>;
  readonly moduleId: string | undefined;
  readonly configuration: FormConfiguration;
  readonly firstForm: string | undefined;
  readonly onKeep: (draft: Draft) => void;
  readonly onSave: (draft: Draft, changes: Row) => Promise<void>;
  readonly onCancel: () => Promise<void>;
  readonly onStartAgain: () => void;
}

export function CaseEditor(props: CaseEditorProps): ReactNode {
  const { draft, configuration, permitted, moduleId, isNew } = props;
  const words = useWords();
  const { t, language } = words;
  const phone = !useWide();
  const [values, setValues] = useState<Row>(draft.values);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [checks, setChecks] = useState(0);
  const [chosen, setChosen] = useState(props.firstForm);
  const [saving, setSaving] = useState(false);
  // A new object each time, so that asking for the same field twice leads there twice.
  const [toFocus, setToFocus] = useState<{ readonly id: string }>();

  const groups = planForms({ ...configuration, lookups: configuration.sources.lookups, permitted, moduleId, language }, values);
  const forms = allForms(groups);
  const current = forms.find(({ form }) => form.unique_id === chosen) ?? firstForm(groups);
  const at = current === undefined ? -1 : forms.indexOf(current);
  const next = forms[at + 1];
  const fields = forms.flatMap(({ form }) => form.fields);
  const scene: Scene = { forms: configuration.forms, sources: configuration.sources, record: values, original: draft.original, phone, words, problems };

  useEffect(() => {
    if (toFocus !== undefined) document.getElementById(toFocus.id)?.focus();
  }, [toFocus]);

  const change = (name: string, value: Value): void => {
    const changed = derive(fields, configuration.forms, { ...values, [name]: value }, name, new Date());
    setValues(changed);
    setProblems(problems.filter(({ path }) => path !== name && !path.startsWith(`${name}.`)));
    props.onKeep({ ...draft, values: changed });
  };
  const changes = (): Row => changesOf(draft.original, values, { fields: forms.filter(({ writable }) => writable).flatMap(({ form }) => form.fields) }, configuration.forms);
  const save = async (): Promise<void> => {
    const changed = changes();
    const checked = isNew ? formsToRegister(groups, changed) : touchedForms(forms, changed);
    const found = findProblems(checked, values, { forms: configuration.forms, phone, now: new Date() });
    setProblems(found);
    setChecks(checks + 1);
    if (found.length > 0) return;
    setSaving(true);
    await props.onSave({ ...draft, values }, changed);
  };
  const open = (form: string): void => {
    setChosen(form);
    setToFocus({ id: 'form-title' });
  };
  const lead = (problem: FieldProblem): void => {
    setChosen(problem.form);
    setToFocus({ id: controlId(problem.path) });
  };
  return (
    <>
      <PageTitle title={isNew ? t('record.new') : t('record.edit.title', { number: props.number })} product={t('product')} />
      {props.restoredAt !== undefined && (
        <Notice>
          <p>{t('record.draft', { at: formatDateTime(language, props.restoredAt) })}</p>
          <button type="button" className="link" onClick={props.onStartAgain}>
            {t('record.draft.drop')}
          </button>
        </Notice>
      )}
      <ProblemSummary problems={problems} turn={checks} forms={forms} words={words} onLead={lead} />
      <div className="forms-page">
        <FormNavigation groups={groups} current={current?.form.unique_id} values={values} wrong={new Set(problems.map(({ form }) => form))} phone={phone} words={words} onOpen={open} />
        {current !== undefined && (
          <section className="card">
            <h2 id="form-title" tabIndex={-1}>
              {localized(current.form.name, language)}
            </h2>
            {current.writable ? (
              <FormEdit key={current.form.unique_id} form={current.form} values={values} scene={scene} onChange={change} />
            ) : (
              <>
                <p className="soft">{t('record.read_only_form')}</p>
                <FormView form={current.form} values={values} scene={scene} />
              </>
            )}
            {next !== undefined && (
              <Button
                onClick={() => {
                  open(next.form.unique_id);
                }}
              >
                {t('record.next_form', { form: localized(next.form.name, language) })}
              </Button>
            )}
          </section>
        )}
      </div>
      <SaveBar saving={saving} dirty={isNew || Object.keys(changes()).length > 0} onSave={save} onCancel={props.onCancel} />
    </>
  );
}

interface SaveBarProps {
  readonly saving: boolean;
  readonly dirty: boolean;
  readonly onSave: () => Promise<void>;
  readonly onCancel: () => Promise<void>;
}

function SaveBar({ saving, dirty, onSave, onCancel }: SaveBarProps): ReactNode {
  const { t } = useWords();
  const [sure, setSure] = useState(false);
  return (
    <div className="save-bar">
      <Button look="main" disabled={saving} onClick={() => void onSave()}>
        {t('record.save')}
      </Button>
      <Button
        look={sure ? 'danger' : 'plain'}
        onClick={() => {
          if (sure || !dirty) void onCancel();
          else setSure(true);
        }}
      >
        {t(sure ? 'record.cancel.sure' : 'record.cancel')}
      </Button>
    </div>
  );
}
