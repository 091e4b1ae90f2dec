import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../data/api/types';
import { beAt } from '../../../i18n/site-time';
import { whyOf, workOf, type Seen, type Task } from './work';

const now = new Date('2026-11-30T03:00:00.000Z');
const seen: Seen = { userName: 'me', danger: { cp: { in_peril: ['true'] } }, now };

function record(id: string, due: string, more: Partial<CaseRecord> = {}): CaseRecord {
  return { id, owned_by: 'me', status: 'open', record_state: true, module_id: 'cp', next_action: 'follow_up', next_action_due: due, ...more };
}

function ids(tasks: readonly Task[]): string[] {
  return tasks.map((task) => task.record.id);
}

describe('my work', () => {
  beforeEach(() => {
    beAt('Asia/Dili');
  });
  afterEach(() => {
    beAt(undefined);
  });

  it('is sorted by urgency: what is due on a day is due until that day ends at the site, a moment until it has passed', () => {
    const { sections, later } = workOf(
      [
        record('late-by-a-minute', '2026-11-30T02:59:00.000Z'),
        record('yesterday', '2026-11-29T14:59:59.999Z'),
        record('this-evening', '2026-11-30T14:59:59.999Z'),
        record('tomorrow', '2026-11-30T15:00:00.000Z'),
        record('sixth-day', '2026-12-06T14:59:59.999Z'),
        record('seventh-day', '2026-12-07T14:59:59.999Z'),
        record('in-danger', '2027-01-01T14:59:59.999Z', { in_peril: true }),
      ],
      seen,
    );
    expect(Object.fromEntries(Object.entries(sections).map(([name, tasks]) => [name, ids(tasks)]))).toEqual({
      danger: ['in-danger'],
      overdue: ['yesterday', 'late-by-a-minute'],
      today: ['this-evening'],
      week: ['tomorrow', 'sixth-day'],
    });
    expect(ids(later)).toEqual(['seventh-day']);
  });

  it('is of one’s own open cases, by what the server said is next', () => {
    const { sections, later } = workOf(
      [
        record('of-another', '2026-11-01', { owned_by: 'other' }),
        record('closed', '2026-11-01', { status: 'closed' }),
        record('disabled', '2026-11-01', { record_state: false }),
        record('of-an-unknown-kind', '2026-11-01', { next_action: 'dance' }),
        record('without-a-day', '', {}),
        { id: 'not-told', owned_by: 'me', status: 'open', record_state: true },
      ],
      seen,
    );
    expect([...Object.values(sections).flat(), ...later]).toEqual([]);
  });

  it('knows of no danger where the module says none, or the field is not shown', () => {
    const late = '2026-11-01T14:59:59.999Z';
    const { sections } = workOf([record('a', late, { in_peril: 'false' }), record('b', late), record('c', late, { in_peril: 'true', module_id: 'other' })], seen);
    expect([sections.danger, ids(sections.overdue)]).toEqual([[], ['a', 'b', 'c']]);
  });

  it('tells what others have to do first', () => {
    const { others } = workOf(
      [
        record('asked', '2027-01-01', { approval_status_case_plan: 'pending', approval_status_assessment: 'approved' }),
        record('referred', '2027-01-01', { referred_users_pending_present: true, transfer_status: 'in_progress' }),
        record('answered', '2027-01-01', { referred_users_pending_present: false, transfer_status: 'rejected' }),
      ],
      seen,
    );
    expect(others.map((waits) => [waits.record.id, waits.what])).toEqual([
      ['asked', 'case_plan'],
      ['referred', 'referral'],
      ['referred', 'transfer'],
    ]);
  });

  it('says since when by the fact that the step is counted from', () => {
    const why = (action: string, facts: Partial<CaseRecord>): unknown => {
      const [task] = workOf([record('a', '2026-11-01T14:59:59.999Z', { next_action: action, registration_date: '2026-10-01', ...facts })], seen).sections.overdue;
      return task === undefined ? undefined : Object.values(whyOf(task));
    };
    expect(why('first_contact', {})).toEqual(['registered', '2026-10-01']);
    expect(why('case_plan', {})).toEqual(['registered', '2026-10-01']);
    expect(why('case_plan', { assessment_requested_on: '2026-10-03' })).toEqual(['assessed', '2026-10-03']);
    expect(why('follow_up', { followup_dates: ['2026-10-20', '2026-10-09'] })).toEqual(['seen', '2026-10-20']);
    expect(why('follow_up', {})).toEqual(['marked', '']);
    expect(why('review', { date_case_plan: '2026-10-05' })).toEqual(['planned', '2026-10-05']);
    expect(why('service', {})).toEqual(['agreed', '']);
  });
});
