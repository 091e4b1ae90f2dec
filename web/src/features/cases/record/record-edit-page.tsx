import { useEffect, useState, type ReactNode } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { CaseRecord, One, Row, Settings } from '../../../data/api/types';
import type { Refused } from '../../../data/api/problem';
import { useDrafting, type Keeper } from '../../../data/drafting';
import { useDocument, usePerson } from '../../../data/hooks';
import { caseKind, type RecordKind } from '../../../data/records';
import { resumed, touched, type Resumed } from '../../../data/sync/draft';
import { useWords } from '../../../i18n';
import { LinkButton } from '../../../ui/button';
import { Empty } from '../../../ui/empty';
import { Notice } from '../../../ui/notice';
import { useFormConfiguration, type FormConfiguration } from '../forms/configuration';
import { newRecord } from '../forms/defaults';
import { planForms } from '../forms/definition';
import { useCaseCommands, useEdit } from './commands';
import { wordOf } from './kind-words';
import { may, useRecord } from './queries';
import { RecordEditor } from './record-editor';
import { RecordMissing } from './record-missing';
import '../forms/forms.css';

export interface RecordEditPageProps {
  readonly kind?: RecordKind;
  readonly id?: string;
  readonly form?: string | undefined;
}

/** Registers a case, or changes a record. Both are forms; only what is sent differs. */
export default function RecordEditPage({ kind = caseKind, id, form }: RecordEditPageProps): ReactNode {
  return id === undefined ? <Register /> : <Change key={id} kind={kind} id={id} form={form} />;
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
  return <Prepared kind={caseKind} moduleId={moduleId} record={undefined} form={undefined} />;
}

function Change({ kind, id, form }: { readonly kind: RecordKind; readonly id: string; readonly form: string | undefined }): ReactNode {
  const found = useRecord(kind, id);
  // What is being typed does not jump when the record changes underneath; the server compares the versions.
  const [opened, setOpened] = useState<{ readonly record: CaseRecord; readonly refused: Refused | undefined }>();
  if (opened === undefined && found.kind === 'here') setOpened({ record: found.record, refused: found.refused });
  if (opened !== undefined) return <MayChange kind={kind} {...opened} form={form} />;
  return found.kind === 'asking' || found.kind === 'here' ? <div className="page-room" aria-busy="true" /> : <RecordMissing kind={kind} found={found} />;
}

interface ChangeProps {
  readonly kind: RecordKind;
  readonly record: CaseRecord;
  /** What the server said to an earlier change that is to be put right. */
  readonly refused: Refused | undefined;
  readonly form: string | undefined;
}

function MayChange({ kind, record, refused, form }: ChangeProps): ReactNode {
  const { t } = useWords();
  const moduleId = typeof record.module_id === 'string' ? record.module_id : undefined;
  if (may(record, 'write') || refused !== undefined) return <Prepared kind={kind} moduleId={moduleId} record={record} refused={refused} form={form} />;
  return (
    <Empty title={t(wordOf(kind, 'may_not_edit'))}>
      <LinkButton to={`/${kind.plural}/${record.id}`}>{t(wordOf(kind, 'back'))}</LinkButton>
    </Empty>
  );
}

interface PreparedProps {
  readonly kind: RecordKind;
  readonly moduleId: string | undefined;
  readonly record: CaseRecord | undefined;
  readonly refused?: Refused | undefined;
  readonly form: string | undefined;
}

function Prepared(props: PreparedProps): ReactNode {
  const { t } = useWords();
  const [where, go] = useLocation();
  const asked = new URLSearchParams(useSearch()).get('draft') ?? undefined;
  const configuration = useFormConfiguration(props.moduleId, props.kind);
  const { keeper, full } = useDrafting(`${props.record === undefined ? 'register' : 'edit'}_${props.kind.name}`, props.record?.id, asked);
  // The address names the draft, so that the page loaded again finds it and another tab has another.
  useEffect(() => {
    if (keeper !== undefined && keeper.id !== asked) go(`${where}?draft=${keeper.id}`, { replace: true });
  }, [keeper, asked, where, go]);
  if (configuration === undefined) return <Notice>{t('record.no_forms')}</Notice>;
  if (keeper === undefined) return <div className="page-room" aria-busy="true" />;
  return <Ready {...props} configuration={configuration} keeper={keeper} full={full} />;
}

type ReadyProps = PreparedProps & { readonly configuration: FormConfiguration; readonly keeper: Keeper; readonly full: boolean };

interface Start extends Resumed {
  readonly restoredAt: string | undefined;
  readonly turn: number;
}

function Ready({ kind, moduleId, record, refused, form, configuration, keeper, full }: ReadyProps): ReactNode {
  const [, go] = useLocation();
  const { language } = useWords();
  const person = usePerson();
  const { register } = useCaseCommands();
  const edit = useEdit(kind);
  const permitted = record?.permitted_forms ?? person.permitted_form ?? {};
  const fresh = (turn: number): Start => {
    if (record !== undefined) return { values: record, original: record, baseVersion: record.version ?? null, restoredAt: undefined, turn };
    const groups = planForms({ ...configuration, lookups: configuration.sources.lookups, permitted, moduleId, language }, {});
    const values = newRecord(groups, configuration.forms, { now: new Date(), newId: () => crypto.randomUUID() });
    return { values, original: {}, baseVersion: null, restoredAt: undefined, turn };
  };
  const [start, setStart] = useState<Start>(() =>
    keeper.found === undefined ? fresh(0) : { ...resumed(keeper.found, record ?? {}), restoredAt: keeper.found.at, turn: 0 },
  );
  const { original, baseVersion } = start;
  const save = async (changes: Row): Promise<void> => {
    const goOn = await keeper.stop();
    try {
      if (record === undefined) await register(keeper.record, { ...changes, ...(moduleId === undefined ? {} : { module_id: moduleId }) }, keeper.id);
      else if (Object.keys(changes).length > 0) await edit(record.id, changes, { original, baseVersion }, keeper.id);
      else await keeper.drop();
    } catch (error) {
      goOn();
      throw error;
    }
    go(`/${kind.plural}/${keeper.record}`);
  };
  return (
    <RecordEditor
      key={start.turn}
      start={start}
      refused={refused}
      kind={kind}
      isNew={record === undefined}
      elsewhere={keeper.elsewhere}
      full={full}
      number={typeof record?.short_id === 'string' ? record.short_id : ''}
      permitted={permitted}
      moduleId={moduleId}
      configuration={configuration}
      firstForm={form}
      onKeep={(values) => {
        keeper.keep({ ...touched(original, values), baseVersion });
      }}
      onSave={save}
      onCancel={async () => {
        await keeper.drop();
        go(record === undefined ? '/cases' : `/${kind.plural}/${record.id}`);
      }}
      onStartAgain={() => {
        keeper.keep({ input: {}, before: {}, baseVersion });
        setStart(fresh(start.turn + 1));
      }}
    />
  );
}
