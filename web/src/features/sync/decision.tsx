import { useState, type ReactNode } from 'react';
import { useLive, useWorkplace } from '../../data/hooks';
import { caseKind } from '../../data/records';
import type { Command } from '../../data/sync/command';
import { kinds } from '../../data/sync/kinds';
import { isStuck } from '../../data/sync/line';
import { formatDateTime } from '../../i18n/format';
import { problemText } from '../../i18n/problem-text';
import { useWords } from '../../i18n';
import { Button, LinkButton } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { Compare } from './compare';
import { Reading } from './reading';
import { Reword, rewordable } from './reword';
import { recordOf, type SaidWords } from './words';

interface DecisionProps {
  readonly command: Command;
  readonly words: SaidWords;
}

/** The server said no, or has failed at it for long: the person reads, copies, corrects, sends again or drops it. */
export function Decision({ command, words }: DecisionProps): ReactNode {
  const { t, language } = useWords();
  const { outbox, pull } = useWorkplace();
  const { refused } = command;
  const stale = refused?.code === 'stale_version';
  const isTaken = refused?.code === 'already_exists' && kinds[command.kind].registers === true;
  return (
    <>
      <Why command={command} words={words} />
      {isStuck(command, new Date()) && <Notice kind="warning">{t('waiting.stuck', { at: formatDateTime(language, command.failedSince ?? '') })}</Notice>}
      {refused !== undefined && command.uncertain === true && <Notice kind="warning">{t('waiting.uncertain')}</Notice>}
      <Reading lines={words.lines(command)} open={!stale} />
      {stale && <Compare command={command} words={words} />}
      <div className="buttons">
        <Correct command={command} />
        {isTaken && (
          <Button look="main" onClick={() => void outbox.renew(command, crypto.randomUUID())}>
            {t('waiting.another')}
          </Button>
        )}
        {!stale && <Button onClick={() => void outbox.retry(command)}>{t('waiting.again')}</Button>}
        <Drop
          onDrop={async () => {
            const record = recordOf(command);
            await outbox.discard(command);
            if (record !== undefined) await pull.one(record.kind, record.id);
          }}
        />
      </div>
    </>
  );
}

function Why({ command: { refused }, words }: DecisionProps): ReactNode {
  const known = useWords();
  if (refused === undefined) return null;
  const wrong = Object.entries(refused.fields);
  return (
    <Notice kind="wrong">
      <p>{problemText(refused, known)}</p>
      {wrong.length > 0 && (
        <ul>
          {wrong.map(([path, codes]) => {
            const [name = '', , item] = path.split('/');
            return (
              <li key={path}>
                <strong>{words.field(name, item)}</strong>: {codes.map((code) => known.find(`problem.field.${code}`) ?? known.t('problem.field.invalid')).join(' ')}
              </li>
            );
          })}
        </ul>
      )}
    </Notice>
  );
}

/** Where it is put right: in its form, in its dialog, or here. */
function Correct({ command }: { readonly command: Command }): ReactNode {
  const { t } = useWords();
  const { takes, registers, about = caseKind } = kinds[command.kind];
  const isHere = useLive([about.plural], `here ${command.record}`, async ({ store }) => (await store.record(about, command.record)) !== undefined);
  if (takes === true) {
    if (registers !== true && isHere !== true) return null;
    return (
      <LinkButton to={`/${about.plural}/${command.record}/edit`} look="main">
        {t('waiting.correct')}
      </LinkButton>
    );
  }
  if (command.kind === 'make_referral') {
    return (
      <LinkButton to={`/cases/${command.record}/referrals?correct=${command.id}`} look="main">
        {t('waiting.correct')}
      </LinkButton>
    );
  }
  return rewordable(command) === undefined ? null : <Reword command={command} />;
}

function Drop({ onDrop }: { readonly onDrop: () => Promise<void> }): ReactNode {
  const { t } = useWords();
  const [sure, setSure] = useState(false);
  return (
    <Button
      look={sure ? 'danger' : 'plain'}
      onClick={() => {
        if (sure) void onDrop();
        else setSure(true);
      }}
    >
      {t(sure ? 'waiting.drop.sure' : 'waiting.drop')}
    </Button>
  );
}
