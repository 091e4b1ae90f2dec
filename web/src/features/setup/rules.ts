import type { ByStep, PolicyPack, PolicyPackGiven } from '../../data/api/types';
import { formatDate } from '../../i18n/format';
import type { Words } from '../../i18n';

export const steps = ['first_contact', 'assessment', 'case_plan', 'follow_up', 'review'] as const;
export const ladder = ['supervisor', 'national', 'postponement'] as const;
export const clocks = ['acknowledge', 'decide', 'first_contact', 'progress', 'confirm', 'reroute'] as const;
export const units = ['hours', 'working_hours', 'days', 'working_days', 'weeks', 'months'] as const;
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** The parts of a pack that say something for each level of risk, with what each of them says. */
export const parts = [
  ['deadlines', steps],
  ['clock', ladder],
  ['referral_clocks', clocks],
] as const;

export type Given = PolicyPackGiven;
export type Duration = ByStep[string];

/** What a pack says that can be proposed again, changed or not. */
export function givenFrom(pack: PolicyPack): Given {
  const { title, to_be_confirmed, deadlines, clock, unknown_risk, referral_clocks, service_windows, working_week, working_day, holidays, caseload_limit, caseload_weights } = pack;
  return { title, to_be_confirmed, deadlines, clock, unknown_risk, referral_clocks, service_windows, working_week, working_day, holidays, caseload_limit, caseload_weights };
}

/** The defaults are called so in every language; what somebody proposed is called as they called it. */
export function sayTitle({ version, title }: Pick<PolicyPack, 'version' | 'title'>, { t }: Words): string {
  return version === 0 ? t('policies.state.defaults') : title;
}

export function sayRisk(risk: string, { find }: Words): string {
  return find(`home.group.${risk}`) ?? risk;
}

export function sayService(service: string, { find }: Words): string {
  return find(`policies.service.${service}`) ?? service.replaceAll('_', ' ');
}

export function sayDuration(told: Duration | undefined, { t, find }: Words): string {
  const [unit, count] = Object.entries(told ?? {})[0] ?? ['', 0];
  return find(`policies.unit.${unit}`, { count }) ?? t('policies.nothing');
}

export interface Rule {
  readonly path: string;
  readonly label: string;
  readonly text: string;
}

/** Everything that a pack says, one sentence's worth at a time, in the order in which a form asks it. */
export function rulesOf(pack: Omit<Given, 'title'>, words: Words): Rule[] {
  const { t, find, language } = words;
  const byRisk = Object.keys(pack.deadlines).flatMap((risk) =>
    parts.flatMap(([part, names]) =>
      names.map((name) => ({
        path: `${part}/${risk}/${name}`,
        label: t('policies.rule', { risk: sayRisk(risk, words), what: find(`policies.${part}.${name}`) ?? name }),
        text: sayDuration(pack[part][risk]?.[name], words),
      })),
    ),
  );
  const services = Object.entries(pack.service_windows).map(([service, told]) => ({
    path: `service_windows/${service}`,
    label: t('policies.window', { service: sayService(service, words) }),
    text: sayDuration(told, words),
  }));
  const days = pack.holidays.map(({ date, name }) => ({ path: `holidays/${date}`, label: t('policies.holiday', { date: formatDate(language, date) }), text: name ?? t('policies.holiday.unnamed') }));
  return [
    ...byRisk,
    ...services,
    { path: 'unknown_risk', label: t('policies.unknown_risk'), text: sayRisk(pack.unknown_risk, words) },
    { path: 'caseload_limit', label: t('policies.caseload_limit'), text: String(pack.caseload_limit) },
    ...Object.keys(pack.deadlines).map((risk) => ({ path: `caseload_weights/${risk}`, label: t('policies.weight', { risk: sayRisk(risk, words) }), text: String(pack.caseload_weights[risk] ?? t('policies.nothing')) })),
    { path: 'working_week', label: t('policies.working_week'), text: [...pack.working_week].sort().map((day) => find(`policies.day.${day}`) ?? String(day)).join(', ') },
    { path: 'working_day', label: t('policies.working_day'), text: pack.working_day.map(({ from, to }) => `${from ?? ''}–${to ?? ''}`).join(', ') },
    { path: 'to_be_confirmed', label: t('policies.confirmed'), text: t(pack.to_be_confirmed === false ? 'policies.yes' : 'policies.no') },
    ...days,
  ];
}

export interface Change {
  readonly label: string;
  /** Undefined where only one of the two says it. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What is otherwise in the second: nothing where both say the same. */
export function difference(before: Omit<Given, 'title'>, after: Omit<Given, 'title'>, words: Words): Change[] {
  const [first, second] = [before, after].map((pack) => new Map(rulesOf(pack, words).map((rule) => [rule.path, rule])));
  const paths = new Set([...(first?.keys() ?? []), ...(second?.keys() ?? [])]);
  return [...paths].flatMap((path) => {
    const [was, is] = [first?.get(path), second?.get(path)];
    return was?.text === is?.text ? [] : [{ label: is?.label ?? was?.label ?? path, before: was?.text, after: is?.text }];
  });
}
