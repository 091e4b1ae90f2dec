import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { CaseRecord } from '../../../data/api/types';
import { usePerson } from '../../../data/hooks';
import type { RecordKind } from '../../../data/records';
import { localized } from '../../../i18n/format';
import { useWords } from '../../../i18n';
import { LinkButton } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { useWide } from '../../../ui/use-wide';
import { useFormConfiguration, type FormConfiguration } from '../forms/configuration';
import { allForms, firstForm, planForms, type FormGroup, type PlannedForm } from '../forms/definition';
import { FormNavigation } from '../forms/form-navigation';
import { FormView } from '../forms/form-view';
import type { Scene } from '../forms/scene';
import { wordOf } from './kind-words';
import { may } from './queries';
import '../forms/forms.css';

/** An entry of a record that is no form. */
export interface Part {
  readonly id: string;
  readonly title: string;
  readonly shown: ReactNode;
}

/** The forms of a record as this person may see them. */
export interface FormsHere {
  readonly groups: readonly FormGroup[];
  readonly configuration: FormConfiguration;
  readonly scene: Scene;
  /** The way to change what is written on a form, for who may. */
  readonly change: (at: PlannedForm) => ReactNode;
}

export interface RecordFormsProps {
  readonly kind: RecordKind;
  readonly record: CaseRecord;
  /** The form or part that the address names. */
  readonly chosen: string | undefined;
  readonly parts: (forms: FormsHere) => readonly Part[];
}

/** What is written in a record, a form at a time, with its other parts before them. */
export function RecordForms({ kind, record, chosen, parts }: RecordFormsProps): ReactNode {
  const words = useWords();
  const { t, language } = words;
  const [, go] = useLocation();
  const person = usePerson();
  const phone = !useWide();
  const moduleId = typeof record.module_id === 'string' ? record.module_id : undefined;
  const configuration = useFormConfiguration(moduleId, kind);
  if (configuration === undefined) return <Notice>{t('record.no_forms')}</Notice>;
  const permitted = record.permitted_forms ?? person.permitted_form ?? {};
  const groups = planForms({ ...configuration, lookups: configuration.sources.lookups, permitted, moduleId, language }, record);
  const current = allForms(groups).find(({ form }) => form.unique_id === chosen) ?? firstForm(groups);
  const scene: Scene = { forms: configuration.forms, sources: configuration.sources, record, original: record, phone, words, problems: [] };
  const change = ({ form, writable }: PlannedForm): ReactNode =>
    writable && may(record, 'write') && <LinkButton to={`/${kind.plural}/${record.id}/edit/${form.unique_id}`}>{t('record.edit')}</LinkButton>;
  const more = parts({ groups, configuration, scene, change });
  const part = more.find(({ id }) => id === chosen);
  return (
    <div className="forms-page">
      <FormNavigation
        groups={groups}
        current={part?.id ?? current?.form.unique_id}
        values={record}
        wrong={new Set()}
        phone={phone}
        words={words}
        more={more}
        onOpen={(id) => {
          go(`/${kind.plural}/${record.id}/${id}`);
        }}
      />
      <section className="card">
        {part?.shown}
        {part === undefined && current === undefined && <p>{t(wordOf(kind, 'no_permitted_forms'))}</p>}
        {part === undefined && current !== undefined && (
          <>
            <div className="card-head">
              <h2>{localized(current.form.name, language)}</h2>
              {change(current)}
            </div>
            <FormView form={current.form} values={record} scene={scene} />
          </>
        )}
      </section>
    </div>
  );
}
