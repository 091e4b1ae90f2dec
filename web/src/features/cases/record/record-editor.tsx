import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { Refused } from '../../../data/api/problem';
import type { Row, Value } from '../../../data/api/types';
import { useDrafts } from '../../../data/hooks';
import type { RecordKind } from '../../../data/records';
import type { Resumed } from '../../../data/sync/draft';
import { formatDateTime, localized } from '../../../i18n/format';
import { problemText } from '../../../i18n/problem-text';
import { useWords, type Words } from '../../../i18n';
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
import { findProblems, formsToRegister, toldProblems, touchedForms, type FieldProblem } from '../forms/validation';
import { wordOf } from './kind-words';

const KnownChildren = lazy(() => import('../alike/known-children'));

export interface RecordEditorProps {
  readonly kind: RecordKind;
  readonly start: Resumed & { readonly restoredAt: string | undefined };
  readonly refused: Refused | undefined;
  readonly isNew: boolean;
  /** The draft that was asked for is open in another tab. */
  readonly elsewhere: boolean;
  /** The device has no room for what is typed. */
  readonly full: boolean;
  readonly number: string;
  readonly permitted: Readonly<Record<string, string>>;
  readonly moduleId: string | undefined;
  readonly configuration: FormConfiguration;
  readonly firstForm: string | undefined;
  readonly onKeep: (values: Row) => void;
  readonly onSave: (changes: Row) => Promise<void>;
  readonly onCancel: () => Promise<void>;
  readonly onStartAgain: () => void;
}

export function RecordEditor(props: RecordEditorProps): ReactNode {
  const { start, configuration, permitted, moduleId, isNew } = props;
  const { original, restoredAt } = start;
  const words = useWords();
  const { t, language } = words;
  const phone = !useWide();
  const [values, setValues] = useState<Row>(start.values);
  const [checks, setChecks] = useState(0);
  const [chosen, setChosen] = useState(props.firstForm);
  const [saving, setSaving] = useState(false);
  const [failed, setFailed] = useState(false);
  // A new object each time, so that asking for the same field twice leads there twice.
  const [toFocus, setToFocus] = useState<{ readonly id: string }>();

  const groups = planForms({ ...configuration, lookups: configuration.sources.lookups, permitted, moduleId, language }, values);
  const forms = allForms(groups);
  const [problems, setProblems] = useState<readonly FieldProblem[]>(() => toldProblems(forms, props.refused?.fields ?? {}));
  const current = forms.find(({ form }) => form.unique_id === chosen) ?? firstForm(groups);
  const at = current === undefined ? -1 : forms.indexOf(current);
  const next = forms[at + 1];
  const fields = forms.flatMap(({ form }) => form.fields);
  const scene: Scene = { forms: configuration.forms, sources: configuration.sources, record: values, original, phone, words, problems };

  useEffect(() => {
    if (toFocus !== undefined) document.getElementById(toFocus.id)?.focus();
  }, [toFocus]);

  const change = (name: string, value: Value): void => {
    const changed = derive(fields, configuration.forms, { ...values, [name]: value }, name, new Date());
    setValues(changed);
    setProblems(problems.filter(({ path }) => path !== name && !path.startsWith(`${name}.`)));
    props.onKeep(changed);
  };
  const changes = (): Row => changesOf(original, values, { fields: forms.filter(({ writable }) => writable).flatMap(({ form }) => form.fields) }, configuration.forms);
  const save = async (): Promise<void> => {
    const changed = changes();
    const checked = isNew ? formsToRegister(groups, changed) : touchedForms(forms, changed);
    const found = findProblems(checked, values, { forms: configuration.forms, phone, now: new Date() });
    setProblems(found);
    setChecks(checks + 1);
    if (found.length > 0) return;
    setSaving(true);
    setFailed(false);
    try {
      await props.onSave(changed);
    } catch {
      setSaving(false);
      setFailed(true);
    }
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
      <PageTitle title={isNew ? t('record.new') : t(wordOf(props.kind, 'edit.title'), { number: props.number })} product={t('product')} />
      <Told {...props} failed={failed} restoredAt={restoredAt} words={words} />
      <ProblemSummary problems={problems} turn={checks} forms={forms} words={words} onLead={lead} />
      {isNew && (
        <Suspense>
          <KnownChildren values={values} places={configuration.sources.places} />
        </Suspense>
      )}
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

interface ToldProps extends Pick<RecordEditorProps, 'refused' | 'elsewhere' | 'full' | 'isNew' | 'onStartAgain'> {
  readonly failed: boolean;
  readonly restoredAt: string | undefined;
  readonly words: Words;
}

/** What has to be known of what is typed here before going on. */
function Told({ refused, elsewhere, full, isNew, failed, restoredAt, words, onStartAgain }: ToldProps): ReactNode {
  const { t, language } = words;
  return (
    <>
      {refused !== undefined && <Notice kind="wrong">{t('record.refused', { why: problemText(refused, words) })}</Notice>}
      {(full || failed) && (
        <Notice kind="wrong" role="alert">
          {t(failed ? 'record.not_kept' : 'record.full')}
        </Notice>
      )}
      {elsewhere && <Notice kind="warning">{t('record.elsewhere')}</Notice>}
      {restoredAt !== undefined && (
        <Notice>
          <p>{t('record.draft', { at: formatDateTime(language, restoredAt) })}</p>
          <button type="button" className="link" onClick={onStartAgain}>
            {t('record.draft.drop')}
          </button>
        </Notice>
      )}
      {isNew && restoredAt === undefined && <Unfinished words={words} />}
    </>
  );
}

/** Registrations that were begun and left: a new one is another child. */
function Unfinished({ words }: { readonly words: Words }): ReactNode {
  const begun = useDrafts();
  const [here] = useState(() => new Date().toISOString());
  const others = (begun ?? []).filter(({ kind, at }) => kind === 'register_case' && at < here);
  if (others.length === 0) return null;
  return (
    <Notice>
      <Link href="/waiting">{words.t('record.unfinished', { count: others.length })}</Link>
    </Notice>
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
