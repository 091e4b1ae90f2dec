import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import type { CaseRecord, Field, Row, Value } from '../../../data/api/types';
import { useCommands, useWorkplace } from '../../../data/hooks';
import { useDrafting, type Keeper } from '../../../data/drafting';
import { useWords, type Words } from '../../../i18n';
import { problemText } from '../../../i18n/problem-text';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Nothing } from '../../../ui/nothing';
import { Notice } from '../../../ui/notice';
import { useWide } from '../../../ui/use-wide';
import { useFormConfiguration, type FormConfiguration } from '../forms/configuration';
import { FieldEdit } from '../forms/field-edit';
import { controlId, type Scene } from '../forms/scene';
import { isEmpty } from '../forms/values';
import { changedOf, useClosing, useNeeds, type Closing } from './closing';
import { useCaseCommands } from './commands';
import { may } from './queries';

export interface ClosingDialogProps {
  readonly record: CaseRecord;
  readonly onClose: () => void;
}

/** What is open, what closing needs, and then closing or asking for it. What was typed is kept until it is said. */
export default function ClosingDialog(props: ClosingDialogProps): ReactNode {
  const { record, onClose } = props;
  const { t } = useWords();
  const moduleId = typeof record.module_id === 'string' ? record.module_id : undefined;
  const configuration = useFormConfiguration(moduleId);
  const { keeper } = useDrafting('close_case', record.id, undefined);
  return (
    <Dialog title={t(may(record, 'close') ? 'record.close' : 'record.close.ask')} closeLabel={t('record.cancel')} onClose={onClose}>
      {keeper === undefined || configuration === undefined ? <div aria-busy="true" /> : <Close {...props} keeper={keeper} configuration={configuration} moduleId={moduleId} />}
    </Dialog>
  );
}

interface CloseProps extends ClosingDialogProps {
  readonly keeper: Keeper;
  readonly configuration: FormConfiguration;
  readonly moduleId: string | undefined;
}

function Close({ record, onClose, keeper, configuration, moduleId }: CloseProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const told = useClosing(record.id);
  const missing = told.value?.data.missing;
  // What somebody said in a field that this person may not read is not asked for again.
  const needs = useNeeds(moduleId, configuration.forms).filter(({ name }) => !isEmpty(record[name]) || missing?.includes(name) !== false);
  const [values, setValues] = useState<Row>(() => ({ ...record, ...keeper.found?.input }));
  const [tried, setTried] = useState(0);
  const [failed, setFailed] = useState(false);
  const say = useSaying(record, keeper.id);
  const lacking = needs.filter(({ name }) => isEmpty(values[name]));
  const problems = tried === 0 ? [] : lacking.map((field) => ({ path: field.name, form: '', field, code: 'required', facts: {} }));
  const scene: Scene = { forms: configuration.forms, sources: configuration.sources, record: values, original: record, phone: !useWide(), words, problems };
  const [first] = lacking;
  useEffect(() => {
    if (tried > 0 && first !== undefined) document.getElementById(controlId(first.name))?.focus();
    // Only trying leads there, not each answer.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [tried]);
  const change = (name: string, value: Value): void => {
    const changed = { ...values, [name]: value };
    setValues(changed);
    keeper.keep({ input: said(needs, record, changed), before: {}, baseVersion: record.version ?? null });
  };
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(tried + 1);
    if (lacking.length > 0) return;
    const goOn = await keeper.stop();
    try {
      await say(said(needs, record, values));
      onClose();
    } catch {
      goOn();
      setFailed(true);
    }
  };
  return (
    <form noValidate className="stack" onSubmit={(event) => void send(event)}>
      {failed && <Notice kind="wrong">{t('record.not_kept')}</Notice>}
      {told.freshness.kind === 'unreachable' && <Notice kind="warning">{t('closing.offline')}</Notice>}
      {told.freshness.kind === 'refused' && <Notice kind="warning">{problemText(told.freshness.refused, words)}</Notice>}
      {told.freshness.kind === 'fresh' && told.value !== undefined && <Open closing={told.value.data} words={words} />}
      {needs.map((field) => (
        <FieldEdit key={field.name} field={field} values={values} path={field.name} scene={scene} onChange={change} />
      ))}
      {!may(record, 'close') && <p className="soft">{t('closing.ask.text')}</p>}
      <div className="buttons">
        <Button type="submit" look="main">
          {t(may(record, 'close') ? 'record.close' : 'record.close.ask')}
        </Button>
      </div>
    </form>
  );
}

function said(needs: readonly Field[], record: CaseRecord, values: Row): Row {
  return changedOf(record, Object.fromEntries(needs.map(({ name }) => [name, values[name] ?? null])));
}

/** Closes it, and agrees with who asked; or writes down why and asks. What was refused of that before is said anew. */
function useSaying(record: CaseRecord, draft: string): (changes: Row) => Promise<void> {
  const commands = useCaseCommands();
  const { outbox } = useWorkplace();
  const line = useCommands() ?? [];
  return async (changes) => {
    const before = line.filter(({ record: id, kind, state }) => id === record.id && state === 'attention' && /_to_close$|^close_case$/.test(kind));
    for (const command of before) await outbox.discard(command);
    if (may(record, 'close')) {
      if (may(record, 'approve_closure')) await commands.agree(record);
      await commands.close(record, changes, draft);
      return;
    }
    if (Object.keys(changes).length > 0) await commands.edit(record.id, changes, { original: record, baseVersion: record.version ?? null }, draft);
    await commands.ask(record, draft);
  };
}

const counted = ['referrals_pending', 'referrals_accepted', 'services', 'follow_ups', 'assessment', 'case_plan'] as const;

function Open({ closing, words }: { readonly closing: Closing; readonly words: Words }): ReactNode {
  const { t } = words;
  const open = counted.filter((name) => (closing.open[name] ?? 0) > 0);
  const withheld = counted.filter((name) => closing.withheld.includes(name)).map((name) => t(`closing.name.${name}`));
  const unknown = closing.in_danger === null ? [t('closing.name.danger'), ...withheld] : withheld;
  return (
    <>
      {closing.in_danger === true && <Notice kind="wrong">{t('closing.danger')}</Notice>}
      {open.length > 0 && (
        <Notice kind="warning">
          <p>{t('closing.open')}</p>
          <ul>
            {open.map((name) => (
              <li key={name}>{t(`closing.open.${name}`, { count: closing.open[name] ?? 0 })}</li>
            ))}
          </ul>
        </Notice>
      )}
      {unknown.length > 0 && <Notice>{t('closing.withheld', { what: unknown.join(', ') })}</Notice>}
      {open.length === 0 && unknown.length === 0 && closing.in_danger === false && <Nothing none="closing.nothing_open" withheld={false} look="line" />}
    </>
  );
}
