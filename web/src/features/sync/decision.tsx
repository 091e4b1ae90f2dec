import { useEffect, useState, type ReactNode } from 'react';
import { useDocument, useLive, useWorkplace } from '../../data/hooks';
import { caseKind } from '../../data/records';
import { kinds } from '../../data/sync/kinds';
import type { Form, Page, Value } from '../../data/api/types';
import type { Command } from '../../data/sync/command';
import { localized } from '../../i18n/format';
import { problemText } from '../../i18n/problem-text';
import { useWords, type Words } from '../../i18n';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { caseOf, differences } from './compare';

/** The server said no; nothing happens until the person says what should. */
export function Decision({ command }: { readonly command: Command }): ReactNode {
  const words = useWords();
  const { t } = words;
  const { outbox, pull } = useWorkplace();
  const [sure, setSure] = useState(false);
  const refused = command.refused;
  const stale = refused?.code === 'stale_version';
  const version = refused?.facts.version;
  const record = caseOf(command);
  const again = async (): Promise<void> => {
    await outbox.retry(command, typeof version === 'number' ? { baseVersion: version } : {});
  };
  const drop = async (): Promise<void> => {
    await outbox.discard(command);
    if (record !== undefined) await pull.one(caseKind, record);
  };
  return (
    <div className="stack">
      {refused !== undefined && <Notice kind="wrong">{problemText(refused, words)}</Notice>}
      {refused !== undefined && <Wrong fields={refused.fields} words={words} />}
      {stale && <Compare command={command} words={words} />}
      <div className="buttons">
        <Button look="main" onClick={() => void again()}>
          {t(stale ? 'waiting.keep_mine' : 'waiting.again')}
        </Button>
        {sure ? (
          <Button look="danger" onClick={() => void drop()}>
            {t('waiting.drop.sure')}
          </Button>
        ) : (
          <Button
            onClick={() => {
              setSure(true);
            }}
          >
            {t(stale ? 'waiting.keep_theirs' : 'waiting.drop')}
          </Button>
        )}
      </div>
    </div>
  );
}

function useFieldName(): (name: string) => string {
  const { language } = useWords();
  const forms = useDocument<Page<Form>>('forms').value?.data ?? [];
  return (name) => {
    for (const form of forms) {
      const field = form.fields.find((one) => one.name === name);
      if (field !== undefined) return localized(field.display_name, language) || name;
    }
    return name.replaceAll('_', ' ');
  };
}

function Wrong({ fields, words }: { readonly fields: Readonly<Record<string, readonly string[]>>; readonly words: Words }): ReactNode {
  const fieldName = useFieldName();
  const wrong = Object.entries(fields);
  if (wrong.length === 0) return null;
  return (
    <ul>
      {wrong.map(([name, codes]) => (
        <li key={name}>
          <strong>{fieldName(name)}</strong>: {codes.map((code) => words.find(`problem.field.${code}`) ?? words.t('problem.field.invalid')).join(' ')}
        </li>
      ))}
    </ul>
  );
}

function shown(value: Value): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.map((one) => shown(one as Value)).join(', ');
  if (typeof value === 'object') return Object.values(value).map((one) => shown(one as Value)).join(', ');
  return String(value);
}

function Compare({ command, words }: { readonly command: Command; readonly words: Words }): ReactNode {
  const { t } = words;
  const fieldName = useFieldName();
  const { pull } = useWorkplace();
  const about = kinds[command.kind].about ?? caseKind;
  useEffect(() => void pull.one(about, command.record), [pull, about, command.record]);
  const server = useLive([about.plural], `compare ${command.record}`, ({ store }) => store.record(about, command.record));
  return (
    <table className="compare">
      <thead>
        <tr>
          <th scope="col">{t('waiting.field')}</th>
          <th scope="col">{t('waiting.mine')}</th>
          <th scope="col">{t('waiting.theirs')}</th>
        </tr>
      </thead>
      <tbody>
        {differences(command, server).map(({ field, mine, theirs }) => (
          <tr key={field}>
            <th scope="row">{fieldName(field)}</th>
            <td>{shown(mine)}</td>
            <td>{shown(theirs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
