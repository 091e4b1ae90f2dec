import type { ReactNode } from 'react';
import { useWords } from '../../i18n';
import { Icon } from '../../ui/icon';
import type { Change } from './rules';

/** What would be otherwise, in words: what is now, and what would be. */
export function Changes({ changes }: { readonly changes: readonly Change[] }): ReactNode {
  const { t } = useWords();
  if (changes.length === 0) return <p className="soft">{t('policies.same')}</p>;
  return (
    <dl className="policies-changes">
      {changes.map(({ label, before, after }) => (
        <div key={label} className="policies-change">
          <dt>{label}</dt>
          <dd>
            <span className="soft">{before ?? t('policies.nothing')}</span>
            <Icon name="next" mirrored />
            <span className="unseen">{t('policies.becomes')}</span>
            <strong>{after ?? t('policies.nothing')}</strong>
          </dd>
        </div>
      ))}
    </dl>
  );
}
