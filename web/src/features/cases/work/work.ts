import type { CaseRecord } from '../../../data/api/types';
import { dayAt, dayOf, daysAfter, soon } from '../../../i18n/site-time';
import { isInDanger, type DangerSaid } from '../danger';

/** In the order in which they are shown. */
export const sections = ['danger', 'overdue', 'today', 'week'] as const;
export type Section = (typeof sections)[number];

export const actions = ['first_contact', 'assessment', 'case_plan', 'service', 'follow_up', 'review'] as const;
export type NextAction = (typeof actions)[number];

/** What this person has to do next in a case of their own. */
export interface Task {
  readonly record: CaseRecord;
  readonly action: NextAction;
  /** The moment until which it waits, as the server wrote it. */
  readonly due: string;
  readonly danger: boolean;
  readonly overdue: boolean;
}

/** What somebody else has to do before a case of this person goes on. */
export interface Waits {
  readonly record: CaseRecord;
  readonly what: (typeof approvals)[number] | 'referral' | 'transfer';
}

export interface Work {
  readonly sections: Readonly<Record<Section, readonly Task[]>>;
  readonly others: readonly Waits[];
  /** Beyond the week, the next first. */
  readonly later: readonly Task[];
}

const approvals = ['assessment', 'case_plan', 'action_plan', 'gbv_closure', 'closure'] as const;

export interface Seen {
  readonly userName: string;
  readonly danger: DangerSaid;
  readonly now: Date;
}

/** The person's own open cases by urgency. What is next is the server's word; when it is late is judged here. Rules: docs/domain/tasks.md §3 and §5, docs/domain/days.md. */
export function workOf(cases: readonly CaseRecord[], seen: Seen): Work {
  const own = cases.filter((record) => record.owned_by === seen.userName && record.status === 'open' && record.record_state === true);
  const tasks = own.flatMap((record) => taskOf(record, seen)).sort(byDue);
  const found: Record<Section | 'later', Task[]> = { danger: [], overdue: [], today: [], week: [], later: [] };
  for (const task of tasks) found[sectionOf(task, seen.now)].push(task);
  const { later, ...rest } = found;
  return { sections: rest, later, others: own.flatMap(waitsOf) };
}

function byDue(one: Task, other: Task): number {
  return one.due.localeCompare(other.due) || one.record.id.localeCompare(other.record.id);
}

function taskOf(record: CaseRecord, { danger, now }: Seen): Task[] {
  const action = actions.find((each) => each === record.next_action);
  const due = record.next_action_due;
  if (action === undefined || typeof due !== 'string' || dayOf(due) === undefined) return [];
  return [{ record, action, due, danger: isInDanger(record, danger), overdue: Date.parse(due) < now.getTime() }];
}

function sectionOf({ due, danger, overdue }: Task, now: Date): Section | 'later' {
  if (danger) return 'danger';
  if (overdue) return 'overdue';
  const [day, today] = [dayOf(due) ?? '', dayAt(now)];
  if (day <= today) return 'today';
  return day < daysAfter(today, soon) ? 'week' : 'later';
}

function waitsOf(record: CaseRecord): Waits[] {
  const asked = approvals.filter((step) => record[`approval_status_${step}`] === 'pending');
  return [
    ...asked.map((what) => ({ record, what })),
    ...(record.referred_users_pending_present === true ? [{ record, what: 'referral' as const }] : []),
    ...(record.transfer_status === 'in_progress' ? [{ record, what: 'transfer' as const }] : []),
  ];
}

/** The fact that a step is counted from; without its day where no such fact is shown. */
export interface Why {
  readonly key: 'seen' | 'planned' | 'assessed' | 'registered' | 'agreed' | 'marked';
  readonly day: string;
}

/** Why it is next, and since when: what the step is counted from (docs/domain/tasks.md §5). */
export function whyOf({ record, action }: Task): Why {
  const fact = (key: Why['key'], ...names: readonly string[]): Why[] => {
    const told = names.map((name) => record[name]).find((value) => typeof value === 'string');
    return typeof told === 'string' ? [{ key, day: told }] : [];
  };
  const visits = Array.isArray(record.followup_dates) ? record.followup_dates.map(String).sort() : [];
  const registered = fact('registered', 'registration_date', 'created_at');
  const assessed = fact('assessed', 'assessment_requested_on');
  const planned = fact('planned', 'date_case_plan');
  const seen = visits.slice(-1).map((day): Why => ({ key: 'seen', day }));
  const known: Readonly<Record<NextAction, readonly Why[]>> = {
    first_contact: registered,
    assessment: registered,
    case_plan: [...assessed, ...registered],
    service: [{ key: 'agreed', day: '' }],
    follow_up: [...seen, ...planned, ...assessed],
    review: [...planned, ...registered],
  };
  return known[action][0] ?? { key: 'marked', day: '' };
}
