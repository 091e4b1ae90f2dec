import { useState, type FormEvent, type ReactNode } from 'react';
import type { CaseRecord, Recipient } from '../../data/api/types';
import { localized } from '../../i18n/format';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/notice';
import { useReferralCommands } from './commands';
import { useAgencies, useRecipients, useServices } from './queries';
import { SelectField } from './select-field';

/** Nothing the server found missing is missing still: what was agreed on this device since then counts. */
function hasConsent(record: CaseRecord): boolean {
  return (record.consent_missing?.referral ?? []).every((name) => record[name] === true);
}

export function ReferButton({ record }: { readonly record: CaseRecord }): ReactNode {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  if (!(record.abilities ?? []).includes('referral')) return null;
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        <Icon name="send" mirrored />
        {t('referrals.refer')}
      </Button>
      {open && (
        <ReferDialog
          record={record}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

export function ReferDialog({ record, onClose }: { readonly record: CaseRecord; readonly onClose: () => void }): ReactNode {
  const { t } = useWords();
  const { refer } = useReferralCommands();
  const [service, setService] = useState('');
  const [recipient, setRecipient] = useState('');
  const [notes, setNotes] = useState('');
  const [overridden, setOverridden] = useState(false);
  const [wrong, setWrong] = useState(false);
  const consent = hasConsent(record);
  const mayOverride = (record.abilities ?? []).includes('consent_override');
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (recipient === '') {
      setWrong(true);
      document.getElementById('refer-person')?.focus();
      return;
    }
    await refer(record, { service, transitioned_to: recipient, notes: notes.trim(), consent_overridden: !consent && overridden });
    onClose();
  };
  return (
    <Dialog title={t('referrals.refer.title')} closeLabel={t('dialog.close')} onClose={onClose}>
      <form noValidate onSubmit={(event) => void save(event)}>
        {!consent && (
          <Notice kind="warning">
            <p>{t(mayOverride ? 'referrals.consent.override' : 'referrals.consent.missing')}</p>
            {mayOverride && (
              <label className="choice">
                <input
                  type="checkbox"
                  checked={overridden}
                  onChange={(event) => {
                    setOverridden(event.target.checked);
                  }}
                />
                {t('referrals.consent.refer_anyway')}
              </label>
            )}
          </Notice>
        )}
        <Whom record={record} service={service} recipient={recipient} wrong={wrong && recipient === ''} onService={setService} onRecipient={setRecipient} />
        <Field label={t('referrals.notes')} help={t('referrals.notes.help')}>
          {(ids) => (
            <textarea
              {...ids}
              dir="auto"
              value={notes}
              onChange={(event) => {
                setNotes(event.target.value);
              }}
            />
          )}
        </Field>
        <div className="buttons">
          <Button type="submit" look="main" disabled={!consent && !(mayOverride && overridden)}>
            {t('referrals.refer')}
          </Button>
          <Button onClick={onClose}>{t('record.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

interface WhomProps {
  readonly record: CaseRecord;
  readonly service: string;
  readonly recipient: string;
  readonly wrong: boolean;
  readonly onService: (id: string) => void;
  readonly onRecipient: (userName: string) => void;
}

function Whom({ record, service, recipient, wrong, onService, onRecipient }: WhomProps): ReactNode {
  const { t, language } = useWords();
  const [agency, setAgency] = useState('');
  const agencies = useAgencies();
  const services = useServices();
  const recipients = useRecipients(record);
  const all = recipients.value?.data ?? [];
  const ofService = all.filter((one) => service === '' || (one.services ?? []).includes(service));
  // When nobody says to offer the service, everybody is offered: somebody has to be asked.
  const offering = ofService.length > 0 ? ofService : all;
  const people = offering.filter((one) => agency === '' || one.agency === agency);
  const agencyName = (id: string | null | undefined): string => localized(agencies.find(({ unique_id }) => unique_id === id)?.name, language) || (id ?? '');
  const personName = ({ full_name, user_name, position, agency: of }: Recipient): string => [full_name ?? user_name, position, agencyName(of)].filter(Boolean).join(' · ');
  const offline = recipients.freshness.kind === 'unreachable';
  return (
    <>
      {all.length === 0 && recipients.freshness.kind !== 'asking' && <Notice kind="warning">{t(offline ? 'referrals.people.offline' : 'referrals.people.none')}</Notice>}
      <SelectField label={t('referrals.service')} empty={t('referrals.any_service')} value={service} options={services.map(({ id, display_text }) => ({ id, text: localized(display_text, language) }))} onChange={onService} help={service !== '' && ofService.length === 0 && all.length > 0 ? t('referrals.nobody_offers') : undefined} />
      <SelectField
        label={t('referrals.agency')}
        empty={t('referrals.any_agency')}
        value={agency}
        options={[...new Set(all.map((one) => one.agency ?? ''))].filter(Boolean).map((id) => ({ id, text: agencyName(id) }))}
        onChange={(id) => {
          setAgency(id);
          onRecipient('');
        }}
      />
      <SelectField id="refer-person" label={t('referrals.person')} mark={t('forms.required')} empty={t('forms.choose')} value={recipient} options={people.map((one) => ({ id: one.user_name, text: personName(one) }))} onChange={onRecipient} problem={wrong ? t('referrals.person.needed') : undefined} />
    </>
  );
}
