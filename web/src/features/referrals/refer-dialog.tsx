import { useState, type FormEvent, type ReactNode } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { CaseRecord, Recipient } from '../../data/api/types';
import { useDrafting, type Keeper } from '../../data/drafting';
import { useCommands, useWorkplace, useWithheld } from '../../data/hooks';
import type { Command } from '../../data/sync/command';
import { localized } from '../../i18n/format';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { Nothing } from '../../ui/nothing';
import { Notice } from '../../ui/notice';
import { saidOf, useReferralCommands, type NewReferral } from './commands';
import { useAgencyName, useRecipients, useServices } from './queries';
import { SelectField } from './select-field';

/** Nothing the server found missing is missing still: what was agreed on this device since then counts. */
function hasConsent(record: CaseRecord): boolean {
  return (record.consent_missing?.referral ?? []).every((name) => record[name] === true);
}

/** What the address asks to be opened: a draft, or a refused referral that is to be put right. */
function useAsked(id: string): { readonly draft: boolean; readonly refused: Command | undefined } {
  const search = new URLSearchParams(useSearch());
  const correct = search.get('correct');
  const refused = (useCommands() ?? []).find((command) => command.id === correct && command.record === id && command.kind === 'make_referral');
  return { draft: search.has('draft'), refused };
}

export function ReferButton({ record }: { readonly record: CaseRecord }): ReactNode {
  const { t } = useWords();
  const [where, go] = useLocation();
  const [open, setOpen] = useState(false);
  const asked = useAsked(record.id);
  if (!(record.abilities ?? []).includes('referral') && asked.refused === undefined) return null;
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
      {(open || asked.draft || asked.refused !== undefined) && (
        <ReferDialog
          key={asked.refused?.id}
          record={record}
          refused={asked.refused}
          onClose={() => {
            setOpen(false);
            if (asked.draft || asked.refused !== undefined) go(where, { replace: true });
          }}
        />
      )}
    </>
  );
}

interface ReferProps {
  readonly record: CaseRecord;
  /** The referral that the server refused, to be sent anew. */
  readonly refused?: Command | undefined;
  readonly onClose: () => void;
}

export function ReferDialog(props: ReferProps): ReactNode {
  const { t } = useWords();
  const { keeper } = useDrafting('make_referral', props.record.id, undefined);
  return (
    <Dialog title={t('referrals.refer.title')} closeLabel={t('dialog.close')} onClose={props.onClose}>
      {keeper === undefined ? <div aria-busy="true" /> : <Refer {...props} keeper={keeper} />}
    </Dialog>
  );
}

const nothing: NewReferral = { service: '', transitioned_to: '', notes: '', consent_overridden: false };

function Refer({ record, refused, keeper, onClose }: ReferProps & { readonly keeper: Keeper }): ReactNode {
  const { t } = useWords();
  const { outbox } = useWorkplace();
  const { refer } = useReferralCommands();
  const [said, setSaid] = useState<NewReferral>({ ...nothing, ...(refused?.input ?? keeper.found?.input) });
  const [wrong, setWrong] = useState(false);
  const [failed, setFailed] = useState(false);
  const { service, transitioned_to: recipient, notes, consent_overridden: overridden } = said;
  const consent = hasConsent(record);
  const mayOverride = (record.abilities ?? []).includes('consent_override');
  const change = (part: Partial<NewReferral>): void => {
    const next = { ...said, ...part };
    setSaid(next);
    // What was only chosen is chosen again in a moment; what was written is not lost by any way out.
    keeper.keep({ input: next.notes.trim() === '' ? {} : { ...next }, before: {}, baseVersion: null });
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (recipient === '') {
      setWrong(true);
      document.getElementById('refer-person')?.focus();
      return;
    }
    const meant: NewReferral = { ...said, notes: notes.trim(), consent_overridden: !consent && overridden };
    const goOn = await keeper.stop();
    try {
      if (refused === undefined) await refer(record, meant, keeper.id);
      else {
        await outbox.retry(refused, { input: saidOf(meant) });
        await keeper.drop();
      }
      onClose();
    } catch {
      goOn();
      setFailed(true);
    }
  };
  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      {failed && <Notice kind="wrong">{t('record.not_kept')}</Notice>}
      {!consent && (
        <Notice kind="warning">
          <p>{t(mayOverride ? 'referrals.consent.override' : 'referrals.consent.missing')}</p>
          {mayOverride && (
            <label className="choice">
              <input
                type="checkbox"
                checked={overridden}
                onChange={(event) => {
                  change({ consent_overridden: event.target.checked });
                }}
              />
              {t('referrals.consent.refer_anyway')}
            </label>
          )}
        </Notice>
      )}
      <Whom record={record} service={service} recipient={recipient} wrong={wrong && recipient === ''} onService={(id) => { change({ service: id }); }} onRecipient={(name) => { change({ transitioned_to: name }); }} />
      <Field label={t('referrals.notes')} help={t('referrals.notes.help')}>
        {(ids) => (
          <textarea
            {...ids}
            dir="auto"
            value={notes}
            onChange={(event) => {
              change({ notes: event.target.value });
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
  const agencyName = useAgencyName();
  const services = useServices();
  const recipients = useRecipients(record);
  const withheld = useWithheld('referrals.people.none');
  const all = recipients.value?.data ?? [];
  const ofService = all.filter((one) => service === '' || (one.services ?? []).includes(service));
  // When nobody says to offer the service, everybody is offered: somebody has to be asked.
  const offering = ofService.length > 0 ? ofService : all;
  const people = offering.filter((one) => agency === '' || one.agency === agency);
  const personName = ({ full_name, user_name, position, agency: of }: Recipient): string => [full_name ?? user_name, position, agencyName(of)].filter(Boolean).join(' · ');
  const offline = recipients.freshness.kind === 'unreachable';
  return (
    <>
      {all.length === 0 && recipients.freshness.kind !== 'asking' && <Notice kind="warning">{offline ? t('referrals.people.offline') : <Nothing none="referrals.people.none" withheld={withheld} look="words" />}</Notice>}
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
