import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useCommands, useReached, useWorkplace } from '../../data/hooks';
import type { Command } from '../../data/sync/command';
import { formatDateTime } from '../../i18n/format';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import { Tag } from '../../ui/tag';
import { Decision } from './decision';
import { caseOf } from './compare';
import './waiting.css';

/** The outbox made visible: what waits for the network, and what a person has to decide about. */
export default function WaitingPage(): ReactNode {
  const { t } = useWords();
  const place = useWorkplace();
  const commands = useCommands();
  const reached = useReached();
  const refused = (commands ?? []).filter(({ state }) => state === 'attention');
  const waiting = (commands ?? []).filter(({ state }) => state !== 'attention');
  return (
    <div className="stack">
      <PageTitle title={t('waiting.title')} product={t('product')}>
        {waiting.length > 0 && <Button onClick={() => void place.outbox.hurry()}>{t('waiting.now')}</Button>}
      </PageTitle>
      {!reached && <Notice kind="warning">{t('waiting.offline')}</Notice>}
      {commands?.length === 0 && <Empty title={t('waiting.none')} text={t('waiting.none.text')} />}
      {refused.length > 0 && (
        <section className="stack">
          <h2>{t('waiting.attention')}</h2>
          <ul className="stack">
            {refused.map((command) => (
              <li key={command.id} className="card stack">
                <Head command={command} />
                <Decision command={command} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {waiting.length > 0 && (
        <section className="stack">
          <h2>{t('waiting.to_send')}</h2>
          <ul className="stack">
            {waiting.map((command) => (
              <li key={command.id} className="card">
                <Head command={command} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Head({ command }: { readonly command: Command }): ReactNode {
  const { t, language } = useWords();
  const record = caseOf(command);
  return (
    <div className="waiting-head">
      <strong>{t(`command.${command.kind}`)}</strong>
      <span className="soft number">{formatDateTime(language, command.at)}</span>
      {command.state === 'attention' ? (
        <Tag tone="wrong">{t('waiting.refused')}</Tag>
      ) : (
        <Tag tone="warning">{t(command.state === 'sending' ? 'waiting.sending' : 'waiting.waiting')}</Tag>
      )}
      {record !== undefined && <Link href={`/cases/${record}`}>{t('waiting.open_case')}</Link>}
    </div>
  );
}
