import type { Row } from '../../../data/api/types';
import { dayOf, daysAfter, soon } from '../../../i18n/site-time';

/** The rows of a case that are visits, planned and made. */
export const visits = 'followup_subform_section';

export interface PlannedVisit {
  readonly id: Row['unique_id'];
  /** By when it was to be made. */
  readonly day: string;
}

/** Of the visits that nobody made yet and that are due soon, the first: who visits today makes that one. */
export function plannedVisit(rows: readonly Row[], today: string): PlannedVisit | undefined {
  const open = rows.flatMap((row): PlannedVisit[] => {
    const day = typeof row.followup_needed_by_date === 'string' ? dayOf(row.followup_needed_by_date) : undefined;
    const made = typeof row.followup_date === 'string' && row.followup_date !== '';
    return day === undefined || made || day >= daysAfter(today, soon) ? [] : [{ id: row.unique_id, day }];
  });
  return open.sort((one, other) => one.day.localeCompare(other.day))[0];
}
