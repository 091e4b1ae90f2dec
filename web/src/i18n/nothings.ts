/**
 * Every place that may say that there is nothing, and why it may say so to somebody who would not see what there is:
 * an ability of the person without which nothing of it is shown; `told`, where what is shown itself says what is left
 * out; `own`, where all there can be is the person's own.
 */
export const nothings = {
  'cases.none': 'read_cases',
  'cases.none.here': 'read_cases',
  'cases.none.filtered': 'read_cases',
  'silent.none': 'read_cases',
  'home.none': 'read_figures',
  'policies.none': 'manage_system',
  'audit.none': 'read_audit',
  'work.none': 'read_cases',
  'referrals.none.received': 'receive_referrals',
  'referrals.none.sent': 'refer_to',
  'referrals.none_of_case': 'told',
  'incidents.none_of_case': 'told',
  'referrals.people.none': 'refer_to',
  'turnaround.none': 'told',
  'transfers.none.received': 'deal_in_transfers',
  'transfers.none.sent': 'deal_in_transfers',
  'notifications.none': 'own',
  'mail.none': 'own',
  'waiting.none': 'own',
  'waiting.compare.none': 'own',
  'forms.nothing_yet': 'told',
  'forms.rows.none': 'told',
  'closing.nothing_open': 'told',
  'cases.unnamed': 'told',
  'alike.none': 'told',
  'files.none': 'told',
} as const;

export type NothingKey = keyof typeof nothings;
