import type { ReactNode } from 'react';
import type { Letter, Page } from '../../data/api/types';
import { useDocument } from '../../data/hooks';
import { formatDateTime } from '../../i18n/format';
import { useWords } from '../../i18n';
import { Empty } from '../../ui/empty';
import { Nothing } from '../../ui/nothing';
import { PageTitle } from '../../ui/page-title';
import './notifications.css';

/** In the demonstration nothing leaves: what would have been sent by mail is shown here. */
export default function MailPage(): ReactNode {
  const { t, language } = useWords();
  const shown = useDocument<Page<Letter>>('mail', '/demonstration/mail', 'passing');
  const letters = shown.value?.data;
  return (
    <div className="stack">
      <PageTitle title={t('mail.title')} product={t('product')} />
      <p className="soft">{t('mail.what')}</p>
      {letters === undefined && shown.freshness.kind !== 'asking' && <Empty title={t('mail.not_here')} text={t('mail.not_here.text')} />}
      {letters?.length === 0 && <Nothing none="mail.none" withheld={false} />}
      {letters?.map((letter) => (
        <details key={letter.id} className="card">
          <summary className="letter-head">
            <strong dir="auto">{letter.subject}</strong>
            <span className="soft small">{t('mail.to', { to: letter.to, at: formatDateTime(language, letter.received_at) })}</span>
          </summary>
          <p className="letter-text" dir="auto">
            {letter.text}
          </p>
        </details>
      ))}
    </div>
  );
}
