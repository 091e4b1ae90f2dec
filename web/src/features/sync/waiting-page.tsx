import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { Row } from '../../data/api/types';
import { useCommands, useDrafts, useLive, useReached, useWorkplace } from '../../data/hooks';
import { mayBeEvicted } from '../../data/persistence';
import { caseKind, incidentKind, ownerOf } from '../../data/records';
import type { Command } from '../../data/sync/command';
import type { Draft } from '../../data/sync/draft';
import { kinds } from '../../data/sync/kinds';
import { needsAttention } from '../../data/sync/line';
import { formatDateTime } from '../../i18n/format';
import { useWords } from '../../i18n';
import { Button, LinkButton } from '../../ui/button';
import { Nothing } from '../../ui/nothing';
import { Notice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import { Tag } from '../../ui/tag';
import { Decision } from './decision';
import { Reading } from './reading';
import { recordOf, type SaidWords, type WordsFor } from './words';
import './waiting.css';

/** All that is not sent, made visible: what a person has to decide about, what they are still writing, what waits. */
export function WaitingPage({ words }: { readonly words: WordsFor }): ReactNode {
  const { t } = useWords();
  const place = useWorkplace();
  const commands = useCommands();
  const drafts = useDrafts();
  const reached = useReached();
  const nameOf = useNames(commands ?? [], drafts ?? []);
  const now = new Date();
  const refused = (commands ?? []).filter((command) => needsAttention(command, now));
  const waiting = (commands ?? []).filter((command) => !refused.includes(command));
  const some = refused.length + waiting.length + (drafts?.length ?? 0) > 0;
  return (
    <div className="stack">
      <PageTitle title={t('waiting.title')} product={t('product')}>
        {waiting.length > 0 && <Button onClick={() => void place.outbox.hurry()}>{t('waiting.now')}</Button>}
      </PageTitle>
      {!reached && <Notice kind="warning">{t('waiting.offline')}</Notice>}
      {some && mayBeEvicted() && <Notice kind="warning">{t('waiting.evictable')}</Notice>}
      {commands !== undefined && drafts !== undefined && !some && <Nothing none="waiting.none" withheld={false} text={t('waiting.none.text')} />}
      <Section title={t('waiting.attention')} all={refused}>
        {(command) => (
          <>
            <Head command={command} name={nameOf(command)} />
            <Decision command={command} words={words(command.kind)} />
          </>
        )}
      </Section>
      <Section title={t('waiting.drafts')} all={drafts ?? []}>
        {(draft) => <Unfinished draft={draft} name={nameOf(draft)} words={words(draft.kind)} />}
      </Section>
      <Section title={t('waiting.to_send')} all={waiting}>
        {(command) => (
          <>
            <Head command={command} name={nameOf(command)} />
            <Reading lines={words(command.kind).lines(command)} />
          </>
        )}
      </Section>
    </div>
  );
}

interface SectionProps<T> {
  readonly title: string;
  readonly all: readonly T[];
  readonly children: (one: T) => ReactNode;
}

function Section<T extends { readonly id: string }>({ title, all, children }: SectionProps<T>): ReactNode {
  if (all.length === 0) return null;
  return (
    <section className="stack">
      <h2>{title}</h2>
      <ul className="stack">
        {all.map((one) => (
          <li key={one.id} className="card stack">
            {children(one)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function nameIn(row: Row | undefined): string {
  const parts = [row?.name_first, row?.name_last].filter((part): part is string => typeof part === 'string' && part !== '');
  return parts.length > 0 ? parts.join(' ') : typeof row?.name === 'string' ? row.name : '';
}

/** The child that something is about, from what is on this device. */
function useNames(commands: readonly Command[], drafts: readonly Draft[]): (of: Command | Draft) => string {
  const stored = useLive(['cases', 'incidents'], 'names', async ({ store }) => ({ cases: new Map(await store.summaries(caseKind)), incidents: new Map(await store.summaries(incidentKind)) }));
  const said = [...commands, ...drafts];
  return (of) => {
    const record = recordOf(of);
    const id = record?.kind === incidentKind ? ownerOf(incidentKind, stored?.incidents.get(record.id))?.id : record?.id;
    const here = said.filter((one) => one.record === id).map(({ input }) => nameIn(input));
    return [nameIn(id === undefined ? undefined : stored?.cases.get(id)), ...here].find((name) => name !== '') ?? '';
  };
}

function Title({ name, what, at }: { readonly name: string; readonly what: string; readonly at: string }): ReactNode {
  const { language } = useWords();
  return (
    <>
      {name !== '' && <strong dir="auto">{name}</strong>}
      <span>{what}</span>
      <span className="soft number">{formatDateTime(language, at)}</span>
    </>
  );
}

function Head({ command, name }: { readonly command: Command; readonly name: string }): ReactNode {
  const { t } = useWords();
  const record = recordOf(command);
  return (
    <div className="waiting-head">
      <Title name={name} what={t(`command.${command.kind}`)} at={command.at} />
      {command.state === 'attention' ? (
        <Tag tone="wrong">{t('waiting.refused')}</Tag>
      ) : (
        <Tag tone="warning">{t(command.state === 'sending' ? 'waiting.sending' : 'waiting.waiting')}</Tag>
      )}
      {record !== undefined && command.kind !== 'make_transfer_request' && <Link href={`/${record.kind.plural}/${record.id}`}>{t(`waiting.open_${record.kind.name}`)}</Link>}
    </div>
  );
}

/** Where what was begun goes on. */
function pageOf({ id, kind, record, input }: Draft): string {
  if (kind === 'register_case') return `/cases/new?draft=${id}`;
  const { about, takes } = kinds[kind];
  if (about !== undefined && takes === true) return `/${about.plural}/${record}/edit?draft=${id}`;
  if (kind === 'make_referral') return `/cases/${record}/referrals?draft=${id}`;
  if (kind === 'make_transfer') return `/cases/${record}/referrals`;
  if (kind === 'make_transfer_request') return '/cases';
  if (kind === 'decline_transfer_request' || kind === 'decline_transfer') return '/transfers';
  if (about !== undefined) return `/${about.plural}/${record}`;
  return typeof input.case_id === 'string' ? `/referrals?draft=${id}` : '/referrals';
}

function Unfinished({ draft, name, words }: { readonly draft: Draft; readonly name: string; readonly words: SaidWords }): ReactNode {
  const { t } = useWords();
  const { store } = useWorkplace();
  const [sure, setSure] = useState(false);
  return (
    <>
      <div className="waiting-head">
        <Title name={name} what={t(`command.${draft.kind}`)} at={draft.at} />
        <Tag tone="warning">{t('waiting.draft')}</Tag>
      </div>
      <Reading lines={words.lines(draft)} />
      <div className="buttons">
        <LinkButton to={pageOf(draft)} look="main">
          {t('waiting.go_on')}
        </LinkButton>
        <Button
          look={sure ? 'danger' : 'plain'}
          onClick={() => {
            if (sure) void store.unsent.removeDraft(draft.id);
            else setSure(true);
          }}
        >
          {t(sure ? 'waiting.drop.sure' : 'waiting.drop')}
        </Button>
      </div>
    </>
  );
}
