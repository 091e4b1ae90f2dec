import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useWords, type MessageKey } from '../../i18n';

const places: readonly { readonly href: string; readonly title: MessageKey }[] = [
  { href: '/referrals', title: 'referrals.received' },
  { href: '/referrals/sent', title: 'referrals.sent' },
  { href: '/transfers', title: 'transfers.received' },
  { href: '/transfers/sent', title: 'transfers.sent' },
];

/** What others ask of this person and this person of others: referrals, and cases that are handed over. */
export function ReferralTabs({ here }: { readonly here: string }): ReactNode {
  const { t } = useWords();
  return (
    <nav className="tabs" aria-label={t('referrals.direction')}>
      {places.map(({ href, title }) => (
        <Link key={href} href={href} aria-current={href === here ? 'page' : undefined}>
          {t(title)}
        </Link>
      ))}
    </nav>
  );
}
