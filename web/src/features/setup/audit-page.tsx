import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { Audited, Page } from '../../data/api/types';
import { useDocument, usePerson } from '../../data/hooks';
import { useFullNames } from '../../data/people';
import { useWords } from '../../i18n';
import { formatDateTime } from '../../i18n/format';
import { problemText } from '../../i18n/problem-text';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Nothing } from '../../ui/nothing';
import { Notice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import { Tag } from '../../ui/tag';
import { actions, auditPath, everything, kinds, perPage, type AuditAsked } from './audited';
import './audit.css';

/** What was done in the whole system, newest first, for whoever may know. No device keeps it. */
export function AuditPage(): ReactNode {
  const { t } = useWords();
  const [asked, setAsked] = useState(everything);
  return (
    <div className="stack">
      <PageTitle title={t('audit.title')} product={t('product')} />
      <p className="soft">{t('audit.what')}</p>
      <Filters ask={setAsked} />
      <Entries
        key={auditPath(asked)}
        asked={asked}
        turn={(page) => {
          setAsked({ ...asked, page });
        }}
      />
    </div>
  );
}

function Filters({ ask }: { readonly ask: (asked: AuditAsked) => void }): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState(everything);
  const wrong = typed.from !== '' && typed.to !== '' && typed.to < typed.from;
  const say = (more: Partial<AuditAsked>): void => {
    setTyped({ ...typed, ...more });
  };
  return (
    <details className="card audit-narrow">
      <summary>{t('audit.narrow')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!wrong) ask(typed);
        }}
      >
        <div className="audit-filters">
          <Field label={t('audit.who')} help={t('audit.who.help')}>
            {(ids) => (
              <input
                {...ids}
                value={typed.user}
                autoCapitalize="none"
                autoComplete="off"
                spellCheck={false}
                maxLength={100}
                onChange={(event) => {
                  say({ user: event.target.value });
                }}
              />
            )}
          </Field>
          <Choice
            what="did"
            offered={actions}
            chosen={typed.action}
            choose={(action) => {
              say({ action });
            }}
          />
          <Choice
            what="kind"
            offered={kinds}
            chosen={typed.kind}
            choose={(kind) => {
              say({ kind });
            }}
          />
          {(['from', 'to'] as const).map((end) => (
            <Field key={end} label={t(`audit.${end}`)} problem={end === 'to' && wrong ? t('audit.wrong_order') : undefined}>
              {(ids) => (
                <input
                  {...ids}
                  type="date"
                  value={typed[end]}
                  onChange={(event) => {
                    say({ [end]: event.target.value });
                  }}
                />
              )}
            </Field>
          ))}
          <Field label={t('audit.outcome')}>
            {(ids) => (
              <select
                {...ids}
                value={String(typed.refused)}
                onChange={(event) => {
                  say({ refused: event.target.value === 'true' });
                }}
              >
                <option value="false">{t('audit.allowed')}</option>
                <option value="true">{t('audit.refused')}</option>
              </select>
            )}
          </Field>
        </div>
        <Button type="submit" look="main">
          {t('audit.ask')}
        </Button>
      </form>
    </details>
  );
}

interface ChoiceProps {
  readonly what: 'did' | 'kind';
  readonly offered: readonly string[];
  readonly chosen: string;
  readonly choose: (value: string) => void;
}

function Choice({ what, offered, chosen, choose }: ChoiceProps): ReactNode {
  const { t, find } = useWords();
  return (
    <Field label={t(`audit.${what}`)}>
      {(ids) => (
        <select
          {...ids}
          value={chosen}
          onChange={(event) => {
            choose(event.target.value);
          }}
        >
          <option value="">{t('audit.all')}</option>
          {offered.map((each) => (
            <option key={each} value={each}>
              {find(`audit.${what}.${each}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface EntriesProps {
  readonly asked: AuditAsked;
  readonly turn: (page: number) => void;
}

function Entries({ asked, turn }: EntriesProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const path = auditPath(asked);
  const { value, freshness } = useDocument<Page<Audited>>(`audit ${path}`, path, 'passing');
  if (value === undefined) {
    if (freshness.kind === 'unreachable') return <Notice kind="warning">{t('audit.offline')}</Notice>;
    if (freshness.kind === 'refused') return <Notice>{problemText(freshness.refused, words)}</Notice>;
    return <div className="page-room" aria-busy="true" />;
  }
  const total = value.metadata?.total ?? value.data.length;
  if (value.data.length === 0) return <Nothing none="audit.none" withheld={false} text={t('audit.none.way')} />;
  const before = (asked.page - 1) * perPage;
  return (
    <section className="stack" aria-label={t('audit.title')}>
      <ol className="audit-list">
        {value.data.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      <div className="buttons">
        <Button
          disabled={asked.page === 1}
          onClick={() => {
            turn(asked.page - 1);
          }}
        >
          {t('audit.newer')}
        </Button>
        <span className="soft" role="status">
          {t('audit.shown', { from: before + 1, to: before + value.data.length, total })}
        </span>
        <Button
          disabled={before + value.data.length >= total}
          onClick={() => {
            turn(asked.page + 1);
          }}
        >
          {t('audit.older')}
        </Button>
      </div>
    </section>
  );
}

const opened: Readonly<Record<string, { readonly at: string; readonly needs: string } | undefined>> = {
  case: { at: '/cases', needs: 'read_cases' },
  incident: { at: '/incidents', needs: 'read_incidents' },
};

function Entry({ entry }: { readonly entry: Audited }): ReactNode {
  const { t, find, language } = useWords();
  const fullName = useFullNames();
  const able = usePerson().abilities ?? [];
  const { user_name: user, record_type: type, record_id: id, display_id: number, outcome, code } = entry;
  const way = opened[type];
  const kind = find(`audit.kind.${type}`) ?? type.replaceAll('_', ' ');
  const shown = number === null ? kind : `${kind} ${number}`;
  return (
    <li>
      <span>
        <strong dir="auto">{fullName?.(user) ?? user}</strong> <span className="soft small">{user}</span>
      </span>
      <time dateTime={entry.timestamp}>{formatDateTime(language, entry.timestamp)}</time>
      <span>
        {find(`audit.did.${entry.action}`) ?? entry.noted_as.replaceAll('_', ' ')} · {way !== undefined && id !== null && able.includes(way.needs) ? <Link href={`${way.at}/${id}`}>{shown}</Link> : shown}
      </span>
      {outcome === 'refused' && <Tag tone="warning">{t('audit.code', { code: find(`problem.${code ?? ''}`) ?? code ?? '' })}</Tag>}
    </li>
  );
}
