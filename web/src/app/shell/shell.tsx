import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useCommands, useDocument, useDraftCount, useReached } from '../../data/hooks';
import { needsAttention } from '../../data/sync/line';
import type { Notice, Page } from '../../data/api/types';
import { useWords, type MessageKey } from '../../i18n';
import { Icon, type IconName } from '../../ui/icon';
import { useFirstPage, type FirstPage } from '../first-page';
import { AccountMenu } from './account-menu';
import { Proof } from './proof';

interface Place {
  readonly to: string;
  readonly icon: IconName;
  readonly title: MessageKey;
  /** Where else one is when one is there. */
  readonly under?: readonly string[];
}

const cases: Place = { to: '/cases', icon: 'cases', title: 'shell.cases', under: ['/incidents'] };
const handed = ['/referrals', '/transfers'];
const referrals: Place = { to: '/referrals', icon: 'inbox', title: 'shell.referrals', under: handed };
const figures: Place = { to: '/figures', icon: 'figures', title: 'shell.figures' };
const waiting: Place = { to: '/waiting', icon: 'waiting', title: 'shell.waiting' };

/** Four at most fit on a phone; what waits to be sent is told at the top of every page, too. */
const places: Readonly<Record<FirstPage, readonly Place[]>> = {
  work: [{ to: '/', icon: 'home', title: 'shell.work' }, cases, referrals, figures],
  team: [{ to: '/', icon: 'home', title: 'shell.team' }, cases, referrals, figures],
  inbox: [{ to: '/', icon: 'inbox', title: 'shell.referrals', under: handed }, cases, figures, waiting],
  figures: [{ to: '/', icon: 'home', title: 'shell.home' }, cases, referrals, waiting],
};

export function Shell({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useWords();
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <header className="shell-top">
        <Link href="/" className="shell-brand">
          {t('product')}
        </Link>
        <Reach />
        <Bell />
        <AccountMenu />
      </header>
      <Navigation />
      <main id="main" className="shell-main" tabIndex={-1}>
        {children}
      </main>
      <Proof />
    </div>
  );
}

function Navigation(): ReactNode {
  const { t } = useWords();
  const [where] = useLocation();
  const first = useFirstPage();
  return (
    <nav className="shell-nav" aria-label={t('shell.navigation')}>
      <ul>
        {places[first].map(({ to, icon, title, under = [] }) => {
          const here = where === to || [...(to === '/' ? [] : [to]), ...under].some((path) => where.startsWith(path));
          return (
            <li key={to}>
              <Link href={to} aria-current={here ? 'page' : undefined}>
                <Icon name={icon} />
                <span>{t(title)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** Whether the server is reached, and what waits, is unfinished or was refused: in words, never only a colour. */
function Reach(): ReactNode {
  const { t } = useWords();
  const reached = useReached();
  const commands = useCommands() ?? [];
  const drafts = useDraftCount();
  const now = new Date();
  const refused = commands.filter((command) => needsAttention(command, now)).length;
  const waiting = commands.length - refused;
  const told: readonly (readonly [boolean, IconName, string])[] = [
    [refused > 0, 'warning', t('reach.attention', { count: refused })],
    [waiting > 0, reached ? 'waiting' : 'warning', t('reach.waiting', { count: waiting })],
    [drafts > 0, reached ? 'waiting' : 'warning', t('reach.drafts', { count: drafts })],
    [!reached, 'warning', t('reach.offline')],
  ];
  const [, icon, text] = told.find(([holds]) => holds) ?? [true, 'check', t('reach.sent')];
  return (
    <Link href="/waiting" className="button link-state">
      <Icon name={icon} />
      <span className={icon === 'check' ? 'unseen-phone' : ''} role="status">
        {text}
      </span>
    </Link>
  );
}

function Bell(): ReactNode {
  const { t } = useWords();
  const unread = useDocument<Page<Notice>>('notifications').value?.metadata?.unread ?? 0;
  return (
    <Link href="/notifications" className="button">
      <Icon name="bell" />
      <span className="unseen">{t('shell.notifications', { count: unread })}</span>
      {unread > 0 && (
        <span className="count" aria-hidden="true">
          {unread}
        </span>
      )}
    </Link>
  );
}
