/** What the list can be asked for, in the words of the server (docs/domain/history.md §6). */
export const actions = ['show', 'list', 'create', 'update', 'delete', 'enable_disable_record', 'close', 'reopen', 'flag', 'unflag', 'add_note', 'attach', 'detach', 'export', 'import', 'assign', 'bulk_assign', 'refer', 'refer_accepted', 'refer_rejected', 'refer_done', 'refer_revoke', 'transfer', 'transfer_accepted', 'transfer_rejected', 'transfer_revoked', 'transfer_request', 'assessment_requested', 'assessment_approved', 'assessment_rejected', 'case_plan_requested', 'case_plan_approved', 'case_plan_rejected', 'closure_requested', 'closure_approved', 'closure_rejected', 'login', 'failed_login', 'logout'] as const;
export const kinds = ['case', 'incident', 'user', 'role', 'user_group', 'agency', 'form', 'lookup', 'location', 'module', 'settings', 'configuration', 'alert', 'dashboard', 'report', 'audit_log'] as const;

export interface AuditAsked {
  readonly user: string;
  readonly action: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly refused: boolean;
  readonly page: number;
}

export const perPage = 50;
export const everything: AuditAsked = { user: '', action: '', kind: '', from: '', to: '', refused: false, page: 1 };

/** Where it is asked. */
export function auditPath({ user, action, kind, from, to, refused, page }: AuditAsked): string {
  const said = { user_name: user.trim(), 'audit_log_actions[]': action, 'record_type[]': kind, from, to, outcome: refused ? 'refused' : '' };
  const asked = Object.entries(said).filter(([, value]) => value !== '');
  return `/api/v2/audit_logs?${new URLSearchParams([...asked, ['per', String(perPage)], ['page', String(page)]]).toString()}`;
}
