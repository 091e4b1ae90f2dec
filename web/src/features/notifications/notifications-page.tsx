import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { DemonstrationPerson, Notice as NoticeRow, Page } from '../../data/api/types';
import { useCommands, useDocument, useWorkplace } from '../../data/hooks';
import { useFullNames, type FullName } from '../../data/people';
import { formatDateTime } from '../../i18n/format';
import { useWords, type Words } from '../../i18n';
import { Button, LinkButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Nothing } from '../../ui/nothing';
import { Notice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import { Tag } from '../../ui/tag';
import './notifications.css';

/** Here a kind may have words with names and numbers; one that has none is told in the server's sentence. */
function sayNews(notice: NoticeRow, { find, t, language }: Words, who: string): string {
  const number = notice.record_short_id ?? '';
  const words = find(`notifications.kind.${notice.kind}`, { who, number });
  if (words !== undefined) return words;
  const title = notice.title?.[language] ?? notice.title?.['en'] ?? t('notifications.other');
  return number === '' ? title : t('notifications.other.number', { title, number });
}

export default function NotificationsPage(): ReactNode {
  const { t } = useWords();
  const { outbox } = useWorkplace();
  const shown = useDocument<Page<NoticeRow>>('notifications', '/api/v2/notifications?page=1&per=50');
  const line = useCommands() ?? [];
  const allRead = line.some(({ kind }) => kind === 'read_all_notifications');
  const isRead = ({ id, read_at }: NoticeRow): boolean => Boolean(read_at) || allRead || line.some(({ kind, record }) => kind === 'read_notification' && record === id);
  const fullName = useFullNames();
  const notices = fullName === undefined ? undefined : shown.value?.data;
  return (
    <div className="stack">
      <PageTitle title={t('notifications.title')} product={t('product')}>
        {notices?.some((notice) => !isRead(notice)) === true && (
          <Button onClick={() => void outbox.add({ kind: 'read_all_notifications', record: 'notifications', input: {}, baseVersion: null })}>{t('notifications.read_all')}</Button>
        )}
        <MailLink />
      </PageTitle>
      {shown.freshness.kind === 'unreachable' && <Notice kind="warning">{t('notifications.offline')}</Notice>}
      {notices === undefined && <div className="page-room" aria-busy={shown.freshness.kind === 'asking'} />}
      {notices?.length === 0 && <Nothing none="notifications.none" withheld={false} text={t('notifications.none.text')} />}
      {notices !== undefined && fullName !== undefined && notices.length > 0 && (
        <ul className="stack-small">
          {notices.map((notice) => (
            <NoticeLine
              key={notice.id}
              notice={notice}
              fullName={fullName}
              read={isRead(notice)}
              onRead={() => {
                if (!isRead(notice)) void outbox.add({ kind: 'read_notification', record: notice.id, input: {}, baseVersion: null });
              }}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

interface NoticeLineProps {
  readonly notice: NoticeRow;
  readonly fullName: FullName;
  readonly read: boolean;
  readonly onRead: () => void;
}

function NoticeLine({ notice, fullName, read, onRead }: NoticeLineProps): ReactNode {
  const words = useWords();
  const { t, language } = words;
  const actor = notice.actor_user_name ?? '';
  return (
    <li className={read ? 'card notification' : 'card notification notification-unread'}>
      <Link href={notice.link ?? '/notifications'} onClick={onRead}>
        {sayNews(notice, words, actor === '' ? t('notifications.somebody') : fullName(actor))}
      </Link>
      <span className="soft small">{formatDateTime(language, notice.created_at)}</span>
      {!read && (
        <>
          <Tag tone="info">{t('notifications.unread')}</Tag>
          <Button look="quiet" onClick={onRead}>
            <Icon name="check" />
            {t('notifications.read')}
          </Button>
        </>
      )}
    </li>
  );
}

/** Only a demonstration has a mail page. */
function MailLink(): ReactNode {
  const { t } = useWords();
  const people = useDocument<Page<DemonstrationPerson>>('demonstration', '/demonstration/people', 'passing').value;
  if (people === undefined) return null;
  return (
    <LinkButton to="/mail">
      <Icon name="mail" />
      {t('mail.title')}
    </LinkButton>
  );
}
