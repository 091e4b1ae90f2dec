/** Shapes of the API as the screens know them; `primero` names are kept, they are the contract. */
export type Localized = Readonly<Record<string, string>>;
export type Value = string | number | boolean | null | undefined | readonly Value[] | { readonly [name: string]: Value };
export type Row = Readonly<Record<string, Value>>;

export interface CaseRecord {
  readonly id: string;
  readonly version?: number;
  readonly abilities?: readonly string[];
  /** By way of sharing: the fields that would have to say yes for it and did not when the server was asked. */
  readonly consent_missing?: Readonly<Record<string, readonly string[]>>;
  readonly permitted_forms?: Readonly<Record<string, string>>;
  readonly [field: string]: Value;
}

export interface Person {
  readonly id: number;
  readonly user_name: string;
  readonly full_name: string;
  readonly locale?: string;
  readonly agency_unique_id?: string;
  readonly agency_name?: Localized | string;
  readonly role_unique_id?: string;
  readonly role_group_permission?: string;
  readonly module_unique_ids?: readonly string[];
  readonly permissions?: { readonly list: readonly { readonly resource: string; readonly actions: readonly string[] }[] };
  readonly permitted_form?: Readonly<Record<string, string>>;
}

export interface Option {
  readonly id: string;
  readonly display_text: Localized | string;
  readonly disabled?: boolean;
  readonly tags?: readonly string[];
}

export interface Lookup {
  readonly unique_id: string;
  readonly name: Localized;
  readonly values: readonly Option[];
}

export interface Place {
  readonly code: string;
  readonly name?: Localized;
  readonly placename?: Localized;
  readonly type?: string;
  readonly admin_level?: number;
  readonly disabled?: boolean;
}

export interface Agency {
  readonly unique_id: string;
  readonly name: Localized;
  readonly disabled?: boolean;
}

/** What every person may read of the settings, with agencies and modules. */
export interface Settings {
  readonly agencies?: readonly Agency[];
  readonly modules?: readonly Module[];
}

export interface Module {
  readonly unique_id: string;
  readonly name: string;
  readonly associated_record_types: readonly string[];
  readonly form_section_unique_ids?: readonly string[];
  readonly workflows?: Readonly<Record<string, readonly Option[]>>;
}

export interface Field {
  readonly id?: number;
  readonly name: string;
  readonly type: string;
  readonly display_name?: Localized;
  readonly help_text?: Localized;
  readonly guiding_questions?: Localized;
  readonly tick_box_label?: Localized;
  readonly visible?: boolean;
  readonly mobile_visible?: boolean;
  readonly hide_on_view_page?: boolean;
  readonly hidden_text_field?: boolean;
  readonly disabled?: boolean;
  readonly required?: boolean;
  readonly mandatory_for_completion?: boolean;
  readonly multi_select?: boolean;
  readonly order?: number;
  readonly date_validation?: string;
  readonly date_include_time?: boolean;
  readonly option_strings_source?: string | null;
  readonly option_strings_text?: readonly Option[] | Localized | null;
  readonly option_strings_condition?: Readonly<Record<string, Value>> | null;
  readonly selected_value?: Value;
  readonly tally?: readonly Option[] | null;
  readonly autosum_total?: boolean;
  readonly calculation?: Row | null;
  readonly subform_section_id?: number | null;
  readonly subform_unique_id?: string | null;
  readonly subform_section_configuration?: {
    readonly subform_sort_by?: string;
    readonly subform_sort_by_direction?: string;
    readonly fields?: readonly string[];
    readonly display_conditions?: Value;
  } | null;
  readonly display_conditions_record?: Value;
  readonly display_conditions_subform?: Value;
  readonly link_to_path?: string | null;
  readonly link_to_path_external?: boolean;
}

export interface Form {
  readonly id: number;
  readonly unique_id: string;
  readonly parent_form: string;
  readonly name: Localized;
  readonly description?: Localized;
  readonly help_text?: Localized;
  readonly visible?: boolean;
  readonly mobile_form?: boolean;
  readonly is_nested?: boolean;
  readonly is_first_tab?: boolean;
  readonly core_form?: boolean;
  readonly order?: number;
  readonly order_form_group?: number;
  readonly order_subform?: number;
  readonly form_group_id?: string | null;
  readonly initial_subforms?: number;
  readonly subform_prevent_item_removal?: boolean;
  readonly subform_append_only?: boolean;
  readonly hide_subform_placeholder?: boolean;
  readonly display_help_text_view?: boolean;
  readonly collapsed_field_names?: readonly string[];
  readonly display_conditions?: Value;
  readonly module_ids?: readonly string[];
  readonly fields: readonly Field[];
}

export interface Transition {
  readonly id: string;
  readonly type?: string;
  readonly status: string;
  readonly record_id: string;
  readonly record_short_id?: string;
  readonly record_type?: string;
  readonly transitioned_by: string;
  readonly transitioned_by_full_name?: string;
  readonly transitioned_by_user_agency?: string;
  readonly transitioned_to?: string | null;
  readonly transitioned_to_full_name?: string;
  readonly transitioned_to_user_agency?: string | null;
  readonly transitioned_to_agency?: string | null;
  readonly service?: string | null;
  readonly notes?: string | null;
  readonly rejected_reason?: string | null;
  readonly rejection_note?: string | null;
  readonly consent_overridden?: boolean;
  readonly created_at?: string;
  readonly responded_at?: string | null;
  readonly version?: number;
  readonly abilities?: readonly string[];
}

export interface Recipient {
  readonly id: number;
  readonly user_name: string;
  readonly full_name?: string;
  readonly agency?: string;
  readonly location?: string | null;
  readonly position?: string | null;
  readonly services?: readonly string[];
  readonly disabled?: boolean;
}

export interface Notice {
  readonly id: string;
  readonly kind: string;
  readonly record_type?: string;
  readonly record_id?: string | null;
  readonly record_short_id?: string | null;
  readonly actor_user_name?: string | null;
  readonly created_at: string;
  readonly read_at?: string | null;
  /** One sentence by language, and where to go on; neither once the server no longer knows the kind. */
  readonly title?: Readonly<Record<string, string>> | null;
  readonly link?: string | null;
}

export interface Count {
  readonly count: number;
  readonly query: readonly string[];
}
export interface CountTree {
  readonly [name: string]: Count | CountTree;
}
export interface Dashboard {
  readonly name: string;
  readonly type: string;
  readonly indicators: CountTree;
}

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
  readonly metadata?: { readonly total?: number; readonly per?: number; readonly page?: number; readonly unread?: number };
}
export interface One<T> {
  readonly data: T;
}
