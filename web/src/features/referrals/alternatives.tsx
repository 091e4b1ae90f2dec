import type { ReactNode } from 'react';
import type { One, Recipient, Transition } from '../../data/api/types';
import { useCommands, useDocument } from '../../data/hooks';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { useReferralCommands } from './commands';
import { useAgencyName } from './queries';

/** Who else can be asked for what a referral left open, in the same words and in one tap. */
export function Alternatives({ referral }: { readonly referral: Transition }): ReactNode {
  const { t } = useWords();
  const { refer } = useReferralCommands();
  const agencyName = useAgencyName();
  const { id, record_id: record, service = '', service_record_id, notes = '' } = referral;
  const found = useDocument<One<{ readonly alternatives?: readonly Recipient[] }>>(`referral/${id}`, `/api/v2/referrals/${id}`, 'passing').value?.data.alternatives;
  const asked = (useCommands() ?? []).filter((command) => command.kind === 'make_referral' && command.record === record).map(({ input }) => input.transitioned_to);
  if (found === undefined) return null;
  if (found.length === 0) return <p className="soft">{t('referrals.nobody_else')}</p>;
  return (
    <div className="buttons">
      {found.map(({ user_name: name, full_name, agency }) => (
        <Button
          key={name}
          disabled={asked.includes(name)}
          onClick={() => void refer({ id: record }, { service, transitioned_to: name, notes, consent_overridden: false, ...(service_record_id === undefined ? {} : { service_record_id }) })}
        >
          {t('referrals.refer_to', { who: [full_name ?? name, agencyName(agency)].filter(Boolean).join(', ') })}
        </Button>
      ))}
    </div>
  );
}
