import type { Agency, CaseRecord, Lookup, One, Option, Page, Recipient, Settings, Transition } from '../../data/api/types';
import { useCommands, useDocument, usePerson, type Shown } from '../../data/hooks';
import { useFullNames } from '../../data/people';
import { useWords } from '../../i18n';
import { localized } from '../../i18n/format';
import { unsentReferrals, withAnswers, withNames, type NamedReferral } from './states';

const everyStatus = 'in_progress,accepted,done,rejected,revoked';

export interface ReferralList {
  readonly referrals: readonly NamedReferral[] | undefined;
  readonly freshness: Shown<unknown>['freshness'];
  /** Whether the server's list is here, and whether it may leave some out that this person is not shown. */
  readonly loaded?: boolean;
  readonly withheld?: boolean;
}

/** `asks`: whether the server is asked, which refuses who could have none. */
export function useInbox(direction: 'received' | 'sent', asks = true): ReferralList {
  const name = direction === 'received' ? 'inbox' : 'sent-referrals';
  const page = useDocument<Page<Transition>>(name, asks ? `/api/v2/referrals?direction=${direction}&status=${everyStatus}&page=1&per=100` : undefined);
  const line = useCommands();
  const fullName = useFullNames();
  if (page.value === undefined || line === undefined || fullName === undefined) return { referrals: undefined, freshness: page.freshness };
  return { referrals: withNames(withAnswers(page.value.data, line), fullName), freshness: page.freshness };
}

export function useCaseReferrals(caseId: string): ReferralList {
  const page = useDocument<Page<Transition> & { readonly withheld?: boolean }>(`referrals/${caseId}`, `/api/v2/cases/${encodeURIComponent(caseId)}/referrals`);
  const line = useCommands() ?? [];
  const person = usePerson();
  const fullName = useFullNames();
  const unsent = unsentReferrals(caseId, line, person);
  const told = page.value?.data.filter(({ type }) => type === undefined || type === 'Referral');
  if (fullName === undefined || (told === undefined && unsent.length === 0)) return { referrals: undefined, freshness: page.freshness };
  const referrals = withNames([...unsent, ...withAnswers(told ?? [], line)], fullName);
  return { referrals, freshness: page.freshness, loaded: told !== undefined, withheld: page.value?.withheld === true };
}

export function useCaseTransfers(caseId: string): readonly NamedReferral[] {
  const page = useDocument<Page<Transition>>(`transfers/${caseId}`, `/api/v2/cases/${encodeURIComponent(caseId)}/transfers`);
  const line = useCommands() ?? [];
  const person = usePerson();
  const fullName = useFullNames();
  if (fullName === undefined) return [];
  return withNames([...unsentReferrals(caseId, line, person, 'make_transfer'), ...withAnswers(page.value?.data ?? [], line)], fullName);
}

/** Who asks for the case. */
export function useCaseRequests(caseId: string): readonly NamedReferral[] {
  const page = useDocument<Page<Transition>>(`transfer-requests/${caseId}`, `/api/v2/cases/${encodeURIComponent(caseId)}/transfer_requests`);
  const line = useCommands() ?? [];
  const person = usePerson();
  const fullName = useFullNames();
  if (fullName === undefined) return [];
  return withNames([...unsentReferrals(caseId, line, person, 'make_transfer_request'), ...withAnswers(page.value?.data ?? [], line)], fullName);
}

type Handing = 'transfers' | 'transfer_requests';

/** What was handed over or asked for, by the person or of them. */
export function useHandings(what: Handing, direction: 'received' | 'sent', asks = true): ReferralList {
  const path = `/api/v2/${what}?direction=${direction}&status=in_progress,accepted,rejected,revoked&page=1&per=100`;
  const page = useDocument<Page<Transition>>(`${what === 'transfers' ? 'transfers' : 'transfer-requests'}-${direction}`, asks ? path : undefined);
  const line = useCommands();
  const person = usePerson();
  const fullName = useFullNames();
  if (page.value === undefined || line === undefined || fullName === undefined) return { referrals: undefined, freshness: page.freshness };
  const making = what === 'transfers' ? 'make_transfer' : 'make_transfer_request';
  const unsent = direction === 'sent' ? line.filter(({ kind }) => kind === making).flatMap((command) => unsentReferrals(command.record, [command], person, making)) : [];
  return { referrals: withNames([...unsent, ...withAnswers(page.value.data, line)], fullName), freshness: page.freshness };
}

export function useNextOwners(record: CaseRecord): Shown<Page<Recipient>> {
  const moduleId = typeof record.module_id === 'string' ? record.module_id : '';
  return useDocument<Page<Recipient>>(`next-owners/${moduleId}`, `/api/v2/users/transfer-to?record_type=case&record_module_id=${encodeURIComponent(moduleId)}`);
}

export function useServices(): readonly Option[] {
  const lookups = useDocument<Page<Lookup>>('lookups').value?.data ?? [];
  return (lookups.find(({ unique_id }) => unique_id === 'lookup-service-type')?.values ?? []).filter(({ disabled }) => disabled !== true);
}

export function useAgencies(): readonly Agency[] {
  return useDocument<One<Settings>>('settings').value?.data.agencies ?? [];
}

export function useAgencyName(): (id: string | null | undefined) => string {
  const { language } = useWords();
  const agencies = useAgencies();
  return (id) => localized(agencies.find(({ unique_id }) => unique_id === id)?.name, language) || (id ?? '');
}

/** What a service is called; one that is not known any more, by its code; none, as such. */
export function useServiceName(): (id: string | null | undefined) => string {
  const { t, language } = useWords();
  const services = useServices();
  return (id) => localized(services.find((one) => one.id === id)?.display_text, language) || (id?.replaceAll('_', ' ') ?? t('referrals.no_service'));
}

export function useRecipients(record: CaseRecord): Shown<Page<Recipient>> {
  const moduleId = typeof record.module_id === 'string' ? record.module_id : '';
  return useDocument<Page<Recipient>>(`recipients/${moduleId}`, `/api/v2/users/refer-to?record_type=case&record_module_id=${encodeURIComponent(moduleId)}`);
}
