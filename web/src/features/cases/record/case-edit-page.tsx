import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { CaseRecord, One, Row, Settings } from '../../../data/api/types';
import { useDocument, usePerson } from '../../../data/hooks';
import { useWords } from '../../../i18n';
import { LinkButton } from '../../../ui/button';
import { Empty } from '../../../ui/empty';
import { Notice } from '../../../ui/notice';
import { useFormConfiguration, type FormConfiguration } from '../forms/configuration';
import { newRecord } from '../forms/defaults';
import { planForms } from '../forms/definition';
import { useCaseCommands } from './commands';
import { useDraft, type Draft } from './draft';
import { CaseMissing } from './case-missing';
import { CaseEditor } from './case-editor';
import { may, useCase } from './queries';
import '../forms/forms.css';

/** Registers a case, or changes one. Both are the same forms; only what is sent differs. */
export default function CaseEditPage({ id, form }: { readonly id?: string; readonly form?: string }): ReactNode {
  return id === undefined ? <Register /> : <Change key={id} id={id} form={form} />;
}

function ModuleChoice({ modules, onChoose }: { readonly modules: readonly string[]; readonly onChoose: (id: string) => void }): ReactNode {
  const { t } = useWords();
  const known = useDocument<One<Settings>>('settings').value?.data.modules ?? [];
  return (
    <div className="buttons">
      {modules.map((id) => (
        <button
          key={id}
          type="button"
          className="button"
          onClick={() => {
            onChoose(id);
          }}
        >
          {t('record.in_module', { module: known.find(({ unique_id }) => unique_id === id)?.name ?? id })}
        </button>
      ))}
    </div>
  );
}

function Register(): ReactNode {
  const modules = usePerson().module_unique_ids ?? [];
  const [chosen, setChosen] = useState<string>();
  const moduleId = chosen ?? (modules.length > 1 ? undefined : modules[0]);
  if (moduleId === undefined && modules.length > 1) return <ModuleChoice modules={modules} onChoose={setChosen} />;
  return <Prepared moduleId={moduleId} record={undefined} form={undefined} />;
}

function Change({ id, form }: { readonly id: string; readonly form: string | undefined }): ReactNode {
  const found = useCase(id);
  // What is being typed does not jump when the record changes underneath; the server compares the versions.
  const [opened, setOpened] = useState<CaseRecord>();
  if (opened === undefined && found.kind === 'here') setOpened(found.record);
  if (opened !== undefined) return <MayChange record={opened} form={form} />;
  return found.kind === 'asking' ? <div className="page-room" aria-busy="true" /> : <CaseMissing found={found} />;
}

function MayChange({ record, form }: { readonly record: CaseRecord; readonly form: string | undefined }): ReactNode {
  const { t } = useWords();
  const moduleId = typeof record.module_id === 'string' ? record.module_id : undefined;
  if (may(record, 'write')) return <Prepared moduleId={moduleId} record={record} form={form} />;
  return (
    <Empty title={t('record.may_not_edit')}>
      <LinkButton to={`/cases/${record.id}`}>{t('record.back_to_case')}</LinkButton>
    </Empty>
  );
}

interface PreparedProps {
  readonly moduleId: string | undefined;
  readonly record: CaseRecord | undefined;
  readonly form: string | undefined;
}

function Prepared({ moduleId, record, form }: PreparedProps): ReactNode {
  const { t } = useWords();
  const configuration = useFormConfiguration(moduleId);
  const name = record === undefined ? `case/new/${moduleId ?? ''}` : `case/${record.id}`;
  const keeper = useDraft(name);
  if (configuration === undefined) return <Notice>{t('record.no_forms')}</Notice>;
  if (keeper.read.kind === 'reading') return <div className="page-room" aria-busy="true" />;
  return <Ready moduleId={moduleId} record={record} form={form} configuration={configuration} keeper={keeper} />;
}

type ReadyProps = PreparedProps & { readonly configuration: FormConfiguration; readonly keeper: ReturnType<typeof useDraft> };

function Ready({ moduleId, record, form, configuration, keeper }: ReadyProps): ReactNode {
  const [, go] = useLocation();
  const { language } = useWords();
  const person = usePerson();
  const commands = useCaseCommands();
  const permitted = record?.permitted_forms ?? person.permitted_form ?? {};
  const fresh = (): Draft => {
    if (record !== undefined) return { id: record.id, values: record, original: record, baseVersion: record.version ?? null };
    const groups = planForms({ ...configuration, lookups: configuration.sources.lookups, permitted, moduleId, language }, {});
    const values = newRecord(groups, configuration.forms, { now: new Date(), newId: () => crypto.randomUUID() });
    return { id: crypto.randomUUID(), values, original: {}, baseVersion: null };
  };
  const [start, setStart] = useState<{ readonly draft: Draft; readonly restoredAt: string | undefined; readonly turn: number }>(() =>
    keeper.read.kind === 'found' ? { draft: keeper.read.draft, restoredAt: keeper.read.at, turn: 0 } : { draft: fresh(), restoredAt: undefined, turn: 0 },
  );
  const leave = async (to: string): Promise<void> => {
    await keeper.drop();
    go(to);
  };
  const save = async (draft: Draft, changes: Row): Promise<void> => {
    if (record === undefined) await commands.register(draft.id, { ...changes, ...(moduleId === undefined ? {} : { module_id: moduleId }) });
    else if (Object.keys(changes).length > 0) await commands.edit(record, changes, draft.baseVersion);
    await leave(`/cases/${draft.id}`);
  };
  return (
    <CaseEditor
      key={start.turn}
      draft={start.draft}
      restoredAt={start.restoredAt}
      isNew={record === undefined}
      number={typeof record?.short_id === 'string' ? record.short_id : ''}
      permitted={permitted}
      moduleId={moduleId}
      configuration={configuration}
      firstForm={form}
      onKeep={keeper.keep}
      onSave={save}
      onCancel={() => leave(record === undefined ? '/cases' : `/cases/${record.id}`)}
      onStartAgain={() => {
        void keeper.drop();
        setStart({ draft: fresh(), restoredAt: undefined, turn: start.turn + 1 });
      }}
    />
  );
}
