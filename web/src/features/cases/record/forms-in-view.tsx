import type { ReactNode } from 'react';
import type { CaseRecord } from '../../../data/api/types';
import { usePerson } from '../../../data/hooks';
import { localized } from '../../../i18n/format';
import { useWords } from '../../../i18n';
import { useWide } from '../../../ui/use-wide';
import { useFormConfiguration } from '../forms/configuration';
import { allForms, planForms } from '../forms/definition';
import { FormView } from '../forms/form-view';
import type { Scene } from '../forms/scene';
import '../forms/forms.css';

export interface FormsInViewProps {
  readonly record: CaseRecord;
  /** By their names. */
  readonly forms: readonly string[];
}

/** These forms of a case to read, open; those that this person may not read are said to be withheld. */
export default function FormsInView({ record, forms }: FormsInViewProps): ReactNode {
  const words = useWords();
  const person = usePerson();
  const phone = !useWide();
  const moduleId = typeof record.module_id === 'string' ? record.module_id : undefined;
  const configuration = useFormConfiguration(moduleId);
  if (configuration === undefined) return <div aria-busy="true" />;
  const permitted = record.permitted_forms ?? person.permitted_form ?? {};
  const planned = allForms(planForms({ ...configuration, lookups: configuration.sources.lookups, permitted, moduleId, language: words.language }, record));
  const found = planned.map(({ form }) => form).filter(({ unique_id }) => forms.includes(unique_id));
  const scene: Scene = { forms: configuration.forms, sources: configuration.sources, record, original: record, phone, words, problems: [] };
  if (found.length === 0) return <p className="soft">{words.t('approvals.not_shown')}</p>;
  return found.map((form) => (
    <section key={form.unique_id} className="card stack-small">
      <h2>{localized(form.name, words.language)}</h2>
      <FormView form={form} values={record} scene={scene} />
    </section>
  ));
}
