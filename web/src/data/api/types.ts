/** Shapes of the API as the screens know them: readings of the services' own documents (`npm run api`). */
import type { components as Cases } from '../../../api/cases';
import type { components as Identity } from '../../../api/identity';
import type { components as Notifications } from '../../../api/notifications';
import type { components as Referrals } from '../../../api/referrals';
import type { components as Reporting } from '../../../api/reporting';

/** What the screens take of an answer. What a device kept of an older version may lack all but the first names. */
type Known<Answer, Needed extends keyof Answer, Rest extends keyof Answer = never> = Pick<Answer, Needed> & Partial<Pick<Answer, Rest>>;

export type Localized = Readonly<Record<string, string>>;
export type Value = string | number | boolean | null | undefined | readonly Value[] | { readonly [name: string]: Value };
export type Row = Readonly<Record<string, Value>>;

type Case = Cases['schemas']['Case'];
export type CaseRecord = Known<Case, 'id', 'version' | 'abilities' | 'consent_missing' | 'permitted_forms'> & Row;

/** A look at a record, and a change of one. */
export type Looked = Cases['schemas']['AccessEntry'];
export type Told = Cases['schemas']['HistoryEntry'];

export type Caseload = Known<Cases['schemas']['CaseloadShown'], 'user_name' | 'full_name' | 'open' | 'silent' | 'load' | 'could_take' | 'why'>;
export interface Caseloads { readonly data: readonly Caseload[]; readonly metadata: Cases['schemas']['CaseloadMetadata'] }
type WholeHandOver = Referrals['schemas']['HandOverShown'];
export type HandOver = Omit<WholeHandOver, 'why'> & { readonly why: 'leave' | 'departure' | 'other' };
export type SilentCase = Known<Cases['schemas']['SilentCaseShown'], 'id' | 'record_id_display' | 'name' | 'owned_by' | 'reason' | 'since'>;

type User = Identity['schemas']['User'];
export type Person = Known<
  User,
  'id' | 'user_name' | 'full_name',
  | 'locale'
  | 'agency_unique_id'
  | 'module_unique_ids'
  | 'abilities'
  | 'permitted_form'
  | 'site_time_zone'
>;

/** What is known of a child who is being registered, and what may be about it. */
export type ChildAsked = Cases['schemas']['ChildGiven'];
export type Candidate = Omit<Cases['schemas']['Candidate'], 'record'> & { readonly record: CaseRecord };
export interface Candidates {
  readonly data: readonly Candidate[];
}

type FlagShown = Cases['schemas']['FlagShown'];
export type Flag = Known<
  FlagShown,
  'id' | 'record_id' | 'date' | 'message' | 'flagged_by' | 'removed',
  'abilities' | 'withheld' | 'flagged_by_full_name' | 'short_id' | 'record_type'
>;

/** A place of abuse that was named again, with the files that this person may open. */
export type PlaceAlert = Cases['schemas']['PlaceAlertShown'];

/** An option of a lookup; of a field, its text may be in one language. */
export type Option = Omit<Cases['schemas']['Option'], 'display_text'> & { readonly display_text: Localized | string };

export type Lookup = Pick<Cases['schemas']['LookupShown'], 'unique_id' | 'name'> & { readonly values: readonly Option[] };

export type Place = Known<Cases['schemas']['LocationShown'], 'code', 'name' | 'placename' | 'type' | 'admin_level' | 'disabled' | 'hierarchy'>;

export type Agency = Known<Cases['schemas']['AgencyBrief'], 'unique_id' | 'name', 'disabled'>;

export type Module = Known<
  Cases['schemas']['ModuleShown'],
  'unique_id' | 'name' | 'associated_record_types',
  'form_section_unique_ids' | 'workflows' | 'module_options'
>;

/** What every person may read of the settings, with agencies and modules. */
export interface Settings {
  /** By form, which step of a case it is about. */
  readonly approval_forms_to_alert?: Readonly<Record<string, string>>;
  readonly agencies?: readonly Agency[];
  readonly modules?: readonly Module[];
}

type FieldShown = Cases['schemas']['FieldShown'];
type Conditions = 'option_strings_text' | 'option_strings_condition' | 'tally' | 'calculation' | 'subform_section_configuration'
  | 'display_conditions_record' | 'display_conditions_subform';
export type Field = Pick<FieldShown, 'name' | 'type'> & Partial<Omit<FieldShown, 'name' | 'type' | 'selected_value' | Conditions>> & {
  readonly selected_value?: Value;
  readonly option_strings_text?: readonly Option[] | Localized | null;
  readonly option_strings_condition?: Readonly<Record<string, Value>> | null;
  readonly tally?: readonly Option[] | null;
  readonly calculation?: Row | null;
  readonly subform_section_configuration?: {
    readonly subform_sort_by?: string;
    readonly subform_sort_by_direction?: string;
    readonly fields?: readonly string[];
    readonly display_conditions?: Value;
  } | null;
  readonly display_conditions_record?: Value;
  readonly display_conditions_subform?: Value;
};

type FormShown = Cases['schemas']['FormShown'];
type FormNeeded = 'id' | 'unique_id' | 'parent_form' | 'name';
type FormOwn = 'fields' | 'display_conditions' | 'collapsed_field_names';
export type Form = Required<Pick<FormShown, FormNeeded>> & Partial<Omit<FormShown, FormNeeded | FormOwn>> & {
  readonly collapsed_field_names?: readonly string[];
  readonly display_conditions?: Value;
  readonly fields: readonly Field[];
};

type TransitionShown = Referrals['schemas']['TransitionShown'];
type TransitionNeeded = 'id' | 'status' | 'record_id' | 'transitioned_by';
export type Transition = Pick<TransitionShown, TransitionNeeded> & Partial<Omit<TransitionShown, TransitionNeeded>>;

type Target = Referrals['schemas']['Target'];
export type Recipient = Pick<Target, 'id' | 'user_name'> & Partial<Omit<Target, 'id' | 'user_name'>>;

export type Turnaround = Referrals['schemas']['TurnaroundRow'];

type Notification = Notifications['schemas']['Notification'];
export type Notice = Pick<Notification, 'id' | 'kind' | 'created_at'> & Partial<Omit<Notification, 'id' | 'kind' | 'created_at'>>;

/** What somebody did, or was refused, in any of the services. */
export type Audited = Reporting['schemas']['AuditLog'];
export type Count = Reporting['schemas']['Count'];
/** A number, or by one or two things it is broken down by. */
export interface CountTree {
  readonly [name: string]: Count | CountTree;
}
export type Dashboard = Omit<Reporting['schemas']['Dashboard'], 'indicators'> & { readonly indicators: CountTree };

export interface Letter {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly received_at: string;
}

export interface DemonstrationPerson {
  readonly user_name: string;
  readonly full_name: string;
  readonly role: string;
  readonly password: string;
}

export interface Page<T> {
  readonly data: readonly T[];
  readonly metadata?: Partial<Notifications['schemas']['InboxMetadata']>;
}
export interface One<T> {
  readonly data: T;
}

/** By when something has to be done, as an administrator reads and proposes it; and what it would change. */
export type PolicyPack = Cases['schemas']['PolicyPackShown'];
export type PolicyPackGiven = Omit<PolicyPack, 'version' | 'made_by' | 'made_at' | 'in_force' | 'decisions' | 'abilities'>;
export type PolicyEffect = Cases['schemas']['EffectShown'];
export type ByStep = PolicyPack['service_windows'];
