export interface paths {
    readonly "/api/v2/agencies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Agencies */
        readonly get: operations["list_agencies"];
        readonly put?: never;
        /** Create Agency */
        readonly post: operations["create_agency"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/agencies/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show Agency */
        readonly get: operations["show_agency"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete Agency
         * @description Agencies are never removed, since records name them: they are disabled.
         */
        readonly delete: operations["delete_agency"];
        readonly options?: never;
        readonly head?: never;
        /** Update Agency */
        readonly patch: operations["update_agency"];
        readonly trace?: never;
    };
    readonly "/api/v2/codes_of_conduct": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show Code Of Conduct */
        readonly get: operations["show_code_of_conduct"];
        readonly put?: never;
        /** Publish Code Of Conduct */
        readonly post: operations["publish_code_of_conduct"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/identity_providers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Identity Providers
         * @description Where to sign in: here. Gives a visitor the CSRF cookie that login asks for.
         */
        readonly get: operations["list_identity_providers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/permissions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Permissions */
        readonly get: operations["list_permissions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/primero": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show Installation */
        readonly get: operations["show_installation"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/roles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Roles */
        readonly get: operations["list_roles"];
        readonly put?: never;
        /** Create Role */
        readonly post: operations["create_role"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/roles/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show Role */
        readonly get: operations["show_role"];
        readonly put?: never;
        readonly post?: never;
        /** Delete Role */
        readonly delete: operations["delete_role"];
        readonly options?: never;
        readonly head?: never;
        /** Update Role */
        readonly patch: operations["update_role"];
        readonly trace?: never;
    };
    readonly "/api/v2/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Own Sessions */
        readonly get: operations["list_own_sessions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/sessions/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** End Own Session */
        readonly delete: operations["end_own_session"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/sessions/proof": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Prove
         * @description Shows again who is behind this session, for what asks for it. With Basic, each request shows it.
         */
        readonly post: operations["prove"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Login */
        readonly post: operations["login"];
        /**
         * Logout
         * @description End this session. Ending none is no error: the browser is signed out either way.
         */
        readonly delete: operations["logout"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/user_groups": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Groups */
        readonly get: operations["list_groups"];
        readonly put?: never;
        /** Create Group */
        readonly post: operations["create_group"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/user_groups/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show Group */
        readonly get: operations["show_group"];
        readonly put?: never;
        readonly post?: never;
        /** Delete Group */
        readonly delete: operations["delete_group"];
        readonly options?: never;
        readonly head?: never;
        /** Update Group */
        readonly patch: operations["update_group"];
        readonly trace?: never;
    };
    readonly "/api/v2/users": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Users */
        readonly get: operations["list_users"];
        readonly put?: never;
        /** Create User */
        readonly post: operations["create_user"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/users/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show User */
        readonly get: operations["show_user"];
        readonly put?: never;
        readonly post?: never;
        /** Delete User */
        readonly delete: operations["delete_user"];
        readonly options?: never;
        readonly head?: never;
        /** Update User */
        readonly patch: operations["update_user"];
        readonly trace?: never;
    };
    readonly "/api/v2/users/identified": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Identified Users
         * @description People who are themselves the subject of a case; for those who may say so in one.
         */
        readonly get: operations["list_identified_users"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/users/self-register": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Register */
        readonly post: operations["register"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/users/update_bulk": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Disable Users
         * @description Disable every account that fits; `disabled` in the body is a filter, as in Primero. `total`: how many were.
         */
        readonly post: operations["disable_users"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AgencyAttributes
         * @description What may be written of an agency; anything else in `data` is ignored, as in Primero.
         */
        readonly AgencyAttributes: {
            /** Agency Code */
            readonly agency_code?: string | null;
            /** Contact Email */
            readonly contact_email?: string | null;
            /** Contact Name */
            readonly contact_name?: string | null;
            /** Contact Phone */
            readonly contact_phone?: string | null;
            /** Description */
            readonly description?: {
                readonly [key: string]: string | null;
            } | null;
            /** Disabled */
            readonly disabled?: boolean | null;
            /**
             * Exclude Agency From Lookups
             * @default false
             */
            readonly exclude_agency_from_lookups?: boolean;
            /** Logo Enabled */
            readonly logo_enabled?: boolean | null;
            /** Name */
            readonly name?: {
                readonly [key: string]: string | null;
            } | null;
            /** Notes */
            readonly notes?: string | null;
            /** Order */
            readonly order?: number | null;
            /** Pdf Logo Option */
            readonly pdf_logo_option?: boolean | null;
            /** Services */
            readonly services?: readonly string[] | null;
            /** Telephone */
            readonly telephone?: string | null;
            /** Unique Id */
            readonly unique_id?: string | null;
        };
        /** AgencyBody */
        readonly AgencyBody: {
            readonly data: components["schemas"]["AgencyAttributes"];
        };
        /**
         * AgencyShown
         * @description Localized texts always carry English, empty where nobody wrote it.
         */
        readonly AgencyShown: {
            /** Agency Code */
            readonly agency_code: string;
            /** Contact Email */
            readonly contact_email: string | null;
            /** Contact Name */
            readonly contact_name: string | null;
            /** Contact Phone */
            readonly contact_phone: string | null;
            /** Description */
            readonly description: {
                readonly [key: string]: string | null;
            };
            /** Disabled */
            readonly disabled: boolean;
            /** Exclude Agency From Lookups */
            readonly exclude_agency_from_lookups: boolean;
            /** Id */
            readonly id: number;
            /** Logo Enabled */
            readonly logo_enabled: boolean;
            /** Name */
            readonly name: {
                readonly [key: string]: string | null;
            };
            /** Notes */
            readonly notes: string | null;
            /** Order */
            readonly order: number;
            /** Pdf Logo Option */
            readonly pdf_logo_option: boolean;
            /** Services */
            readonly services: readonly string[];
            /** Telephone */
            readonly telephone: string | null;
            /** Terms Of Use Enabled */
            readonly terms_of_use_enabled: boolean;
            /** Terms Of Use Uploaded At */
            readonly terms_of_use_uploaded_at: null;
            /** Unique Id */
            readonly unique_id: string;
        };
        /** All[SessionShown] */
        readonly All_SessionShown_: {
            /** Data */
            readonly data: readonly components["schemas"]["SessionShown"][];
        };
        /** BulkAttributes */
        readonly BulkAttributes: {
            /** Agency */
            readonly agency?: readonly string[] | null;
            /** Disabled */
            readonly disabled?: boolean | null;
            /** Ids */
            readonly ids?: readonly number[] | null;
            /** Query */
            readonly query?: string | null;
            /** Role Id */
            readonly role_id?: readonly string[] | null;
            /** User Group Ids */
            readonly user_group_ids?: readonly string[] | null;
        };
        /** BulkBody */
        readonly BulkBody: {
            readonly data: components["schemas"]["BulkAttributes"];
        };
        /**
         * Catalogue
         * @description `management`: how far a role may reach. `resource_actions`: every resource with the actions there are.
         */
        readonly Catalogue: {
            /** Management */
            readonly management: readonly string[];
            /** Resource Actions */
            readonly resource_actions: {
                readonly [key: string]: readonly string[];
            };
        };
        /** CodeAttributes */
        readonly CodeAttributes: {
            /**
             * Content
             * @default
             */
            readonly content?: string;
            /**
             * Title
             * @default
             */
            readonly title?: string;
        };
        /** CodeBody */
        readonly CodeBody: {
            readonly data: components["schemas"]["CodeAttributes"];
        };
        /** CodeShown */
        readonly CodeShown: {
            /** Content */
            readonly content: string;
            /** Created By */
            readonly created_by: string;
            /**
             * Created On
             * Format: date-time
             */
            readonly created_on: string;
            /** Id */
            readonly id: number;
            /** Title */
            readonly title: string;
        };
        /**
         * Column
         * @description A column of a list. `id_search`: what remains of the list for who finds a record by its id alone.
         */
        readonly Column: {
            /** Field Name */
            readonly field_name: string;
            /** Id Search */
            readonly id_search: boolean;
            /** Name */
            readonly name: string;
        };
        /**
         * Gone
         * @description What is left of what was deleted.
         */
        readonly Gone: {
            /** Id */
            readonly id: number | string;
        };
        /**
         * GroupAttributes
         * @description What may be written of a group; anything else in `data` is ignored, as in Primero.
         */
        readonly GroupAttributes: {
            /** Agency Ids */
            readonly agency_ids?: readonly number[] | null;
            /** Agency Unique Ids */
            readonly agency_unique_ids?: readonly string[] | null;
            /** Description */
            readonly description?: string | null;
            /**
             * Disabled
             * @default false
             */
            readonly disabled?: boolean;
            /**
             * Name
             * @default
             */
            readonly name?: string;
            /** Unique Id */
            readonly unique_id?: string | null;
        };
        /** GroupBody */
        readonly GroupBody: {
            readonly data: components["schemas"]["GroupAttributes"];
        };
        /** GroupOfUser */
        readonly GroupOfUser: {
            /** Core Resource */
            readonly core_resource: boolean;
            /** Created At */
            readonly created_at: string | null;
            /** Description */
            readonly description: string;
            /** Disabled */
            readonly disabled: boolean;
            /** Id */
            readonly id: number;
            /** Name */
            readonly name: string;
            /** Unique Id */
            readonly unique_id: string;
            /** Updated At */
            readonly updated_at: string | null;
        };
        /** GroupShown */
        readonly GroupShown: {
            /** Agency Unique Ids */
            readonly agency_unique_ids: readonly string[];
            /** Core Resource */
            readonly core_resource: boolean;
            /** Description */
            readonly description: string;
            /** Disabled */
            readonly disabled: boolean;
            /** Id */
            readonly id: number;
            /** Name */
            readonly name: string;
            /** Unique Id */
            readonly unique_id: string;
        };
        /** IdentifiedUser */
        readonly IdentifiedUser: {
            /** Email */
            readonly email: string | null;
            /** Full Name */
            readonly full_name: string;
            /** User Name */
            readonly user_name: string;
        };
        /** Installation */
        readonly Installation: {
            /** Agencies */
            readonly agencies: readonly string[];
            /** Agencies Logo Options */
            readonly agencies_logo_options: readonly string[];
            /** Allow Self Registration */
            readonly allow_self_registration: boolean;
            /** Config Ui */
            readonly config_ui: string;
            /** Locales */
            readonly locales: readonly string[];
            /** Registration Streams */
            readonly registration_streams: readonly string[];
            /** Registration Streams Consent Text */
            readonly registration_streams_consent_text: {
                readonly [key: string]: string;
            };
            /** Registration Streams Link Labels */
            readonly registration_streams_link_labels: {
                readonly [key: string]: string;
            };
            /** Sandbox Ui */
            readonly sandbox_ui: boolean;
            /** Webpush Enabled */
            readonly webpush_enabled: boolean;
        };
        /** ListedPermission */
        readonly ListedPermission: {
            /** Actions */
            readonly actions: readonly string[];
            /** Resource */
            readonly resource: string;
        };
        /** ListedPermissions */
        readonly ListedPermissions: {
            /** List */
            readonly list: readonly components["schemas"]["ListedPermission"][];
        };
        /** LoginAttributes */
        readonly LoginAttributes: {
            /**
             * Password
             * @default
             */
            readonly password?: string;
            /**
             * User Name
             * @default
             */
            readonly user_name?: string;
        };
        /** LoginBody */
        readonly LoginBody: {
            /**
             * @default {
             *       "password": "",
             *       "user_name": ""
             *     }
             */
            readonly user?: components["schemas"]["LoginAttributes"];
        };
        /** One[AgencyShown] */
        readonly One_AgencyShown_: {
            readonly data: components["schemas"]["AgencyShown"];
        };
        /** One[Catalogue] */
        readonly One_Catalogue_: {
            readonly data: components["schemas"]["Catalogue"];
        };
        /** One[CodeShown] */
        readonly One_CodeShown_: {
            readonly data: components["schemas"]["CodeShown"];
        };
        /** One[Gone] */
        readonly One_Gone_: {
            readonly data: components["schemas"]["Gone"];
        };
        /** One[GroupShown] */
        readonly One_GroupShown_: {
            readonly data: components["schemas"]["GroupShown"];
        };
        /** One[Installation] */
        readonly One_Installation_: {
            readonly data: components["schemas"]["Installation"];
        };
        /** One[RoleShown] */
        readonly One_RoleShown_: {
            readonly data: components["schemas"]["RoleShown"];
        };
        /** One[User] */
        readonly One_User_: {
            readonly data: components["schemas"]["User"];
        };
        /**
         * PageMetadata
         * @description `total`: of all pages; null for who asked not to count. `per`, `page`: what this page is.
         */
        readonly PageMetadata: {
            /** Page */
            readonly page: number | null;
            /** Per */
            readonly per: number | null;
            /** Total */
            readonly total?: number | null;
        };
        /** PageOf[AgencyShown] */
        readonly PageOf_AgencyShown_: {
            /** Data */
            readonly data: readonly components["schemas"]["AgencyShown"][];
            readonly metadata: components["schemas"]["PageMetadata"];
        };
        /** PageOf[GroupShown] */
        readonly PageOf_GroupShown_: {
            /** Data */
            readonly data: readonly components["schemas"]["GroupShown"][];
            readonly metadata: components["schemas"]["PageMetadata"];
        };
        /** PageOf[IdentifiedUser] */
        readonly PageOf_IdentifiedUser_: {
            /** Data */
            readonly data: readonly components["schemas"]["IdentifiedUser"][];
            readonly metadata: components["schemas"]["PageMetadata"];
        };
        /** PageOf[RoleShown] */
        readonly PageOf_RoleShown_: {
            /** Data */
            readonly data: readonly components["schemas"]["RoleShown"][];
            readonly metadata: components["schemas"]["PageMetadata"];
        };
        /** PageOf[User] */
        readonly PageOf_User_: {
            /** Data */
            readonly data: readonly components["schemas"]["User"][];
            readonly metadata: components["schemas"]["PageMetadata"];
        };
        /**
         * Problem
         * @description Every refusal. `code` is what a program goes by; `facts` says more about it, never what somebody typed.
         *
         *     `fields` in `facts`: the name of each wrong field with the codes of what is wrong with it.
         */
        readonly Problem: {
            /** Code */
            readonly code: string;
            /**
             * Error
             * @default null
             */
            readonly error?: string | null;
            /** Errors */
            readonly errors: readonly components["schemas"]["Refused"][];
            /** Facts */
            readonly facts: {
                readonly [key: string]: unknown;
            };
            /** Instance */
            readonly instance: string | null;
            /** Status */
            readonly status: number;
            /** Title */
            readonly title: string;
            /** Type */
            readonly type: string;
        };
        /** ProofAttributes */
        readonly ProofAttributes: {
            /**
             * Password
             * @default
             */
            readonly password?: string;
        };
        /** ProofBody */
        readonly ProofBody: {
            readonly data: components["schemas"]["ProofAttributes"];
        };
        /** ProviderMetadata */
        readonly ProviderMetadata: {
            /** Use Identity Provider */
            readonly use_identity_provider: boolean;
        };
        /**
         * Providers
         * @description Other places to sign in at: none.
         */
        readonly Providers: {
            /** Data */
            readonly data: readonly string[];
            readonly metadata: components["schemas"]["ProviderMetadata"];
        };
        /**
         * Refused
         * @description One thing that was refused, as Primero's clients read it. `detail`: the field, or the record, if it was one.
         */
        readonly Refused: {
            /**
             * Code
             * @default null
             */
            readonly code?: string | null;
            /**
             * Detail
             * @default null
             */
            readonly detail?: unknown;
            /** Message */
            readonly message: string | readonly string[];
            /** Resource */
            readonly resource: string;
            /** Status */
            readonly status: number;
        };
        /**
         * ReportingLocation
         * @description `admin_level_map`: level → the kinds of place of it. `label_keys`: those of the caller's level.
         */
        readonly ReportingLocation: {
            /** Admin Level */
            readonly admin_level: number;
            /** Admin Level Map */
            readonly admin_level_map: {
                readonly [key: string]: readonly string[];
            };
            /** Field Key */
            readonly field_key: string;
            /** Hierarchy Filter */
            readonly hierarchy_filter: readonly string[];
            /** Label Keys */
            readonly label_keys: readonly string[];
        };
        /**
         * RoleAttributes
         * @description What may be written of a role; anything else in `data` is ignored, as in Primero.
         */
        readonly RoleAttributes: {
            /** Description */
            readonly description?: string | null;
            /**
             * Disabled
             * @default false
             */
            readonly disabled?: boolean;
            /** Form Section Read Write */
            readonly form_section_read_write?: {
                readonly [key: string]: string;
            } | null;
            /** Group Permission */
            readonly group_permission?: string | null;
            /**
             * Is Manager
             * @default false
             */
            readonly is_manager?: boolean;
            /** Module Unique Ids */
            readonly module_unique_ids?: readonly string[] | null;
            /** Name */
            readonly name?: string | null;
            /** Permissions */
            readonly permissions?: {
                readonly [key: string]: unknown;
            } | null;
            /**
             * Referral
             * @default false
             */
            readonly referral?: boolean;
            /**
             * Referral Authorization
             * @default false
             */
            readonly referral_authorization?: boolean;
            /** Reporting Location Level */
            readonly reporting_location_level?: number | null;
            /**
             * Transfer
             * @default false
             */
            readonly transfer?: boolean;
            /** Unique Id */
            readonly unique_id?: string | null;
        };
        /** RoleBody */
        readonly RoleBody: {
            readonly data: components["schemas"]["RoleAttributes"];
        };
        /**
         * RoleShown
         * @description `permissions`: resource → actions, and `objects`, the things they are limited to.
         */
        readonly RoleShown: {
            /** Description */
            readonly description: string | null;
            /** Disabled */
            readonly disabled: boolean;
            /** Form Section Read Write */
            readonly form_section_read_write: {
                readonly [key: string]: string;
            };
            /** Group Permission */
            readonly group_permission: string;
            /** Id */
            readonly id: number;
            /** Is Manager */
            readonly is_manager: boolean;
            /** Module Unique Ids */
            readonly module_unique_ids: readonly string[];
            /** Name */
            readonly name: string;
            /** Permissions */
            readonly permissions: {
                readonly [key: string]: readonly string[] | {
                    readonly [key: string]: unknown;
                };
            };
            /** Referral */
            readonly referral: boolean;
            /** Referral Authorization */
            readonly referral_authorization: boolean;
            /** Reporting Location Level */
            readonly reporting_location_level: number | null;
            /** Transfer */
            readonly transfer: boolean;
            /** Unique Id */
            readonly unique_id: string;
        };
        /**
         * SessionShown
         * @description `source`: the address it was opened from. `current`: whether it is the one that asks.
         */
        readonly SessionShown: {
            /**
             * Created At
             * Format: date-time
             */
            readonly created_at: string;
            /** Current */
            readonly current: boolean;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Last Seen At
             * Format: date-time
             */
            readonly last_seen_at: string;
            /** Source */
            readonly source: string | null;
            /** User Agent */
            readonly user_agent: string | null;
        };
        /**
         * ShownFilter
         * @description A filter of a list. Its options are named by `option_strings_source`, and then empty here, or given by locale;
         *     those of a filter of type `workflow` by module.
         */
        readonly ShownFilter: {
            /** Field Name */
            readonly field_name: string;
            /** Name */
            readonly name: string;
            /** Option Strings Source */
            readonly option_strings_source: string | null;
            /** Options */
            readonly options: {
                readonly [key: string]: readonly components["schemas"]["ShownOption"][];
            } | {
                readonly [key: string]: readonly components["schemas"]["ShownStep"][];
            } | readonly components["schemas"]["ShownOption"][];
            /** Sort Options */
            readonly sort_options: boolean;
            /** Toggle Include Disabled */
            readonly toggle_include_disabled: boolean;
            /** Type */
            readonly type: string;
            /** Unique Id */
            readonly unique_id: string;
        };
        /**
         * ShownOption
         * @description `disabled`: of people, who may be out of use.
         */
        readonly ShownOption: {
            /** Disabled */
            readonly disabled?: boolean;
            /** Display Name */
            readonly display_name: string;
            /** Id */
            readonly id: string;
        };
        /** ShownStep */
        readonly ShownStep: {
            /** Display Name */
            readonly display_name: string;
            /** Display Text */
            readonly display_text: {
                readonly [key: string]: string;
            };
            /** Id */
            readonly id: string;
        };
        /** SignedIn */
        readonly SignedIn: {
            /** Group Permission */
            readonly group_permission: string;
            /** Id */
            readonly id: number;
            /** User Name */
            readonly user_name: string;
        };
        /** SignedOut */
        readonly SignedOut: Record<string, never>;
        /**
         * User
         * @description The members of `Workspace` are there when `extended=true` asks for them.
         */
        readonly User: {
            /** Abilities */
            readonly abilities?: readonly string[] | null;
            /** Agency Id */
            readonly agency_id?: number;
            /** Agency Logo Full */
            readonly agency_logo_full?: null;
            /** Agency Logo Icon */
            readonly agency_logo_icon?: null;
            /** Agency Name */
            readonly agency_name?: string | null;
            /** Agency Office */
            readonly agency_office?: string;
            /** Agency Unique Id */
            readonly agency_unique_id?: string | null;
            /** Code */
            readonly code?: string;
            /**
             * Code Of Conduct Accepted On
             * Format: date-time
             */
            readonly code_of_conduct_accepted_on?: string;
            /** Code Of Conduct Id */
            readonly code_of_conduct_id?: number;
            /**
             * Created At
             * Format: date-time
             */
            readonly created_at?: string;
            /** Disabled */
            readonly disabled: boolean;
            /** Duplicate */
            readonly duplicate: boolean;
            /** Email */
            readonly email?: string;
            /** Filters */
            readonly filters?: {
                readonly [key: string]: readonly components["schemas"]["ShownFilter"][];
            } | null;
            /** Full Name */
            readonly full_name: string;
            /** Id */
            readonly id: number;
            /** Is Manager */
            readonly is_manager?: boolean | null;
            /**
             * Leave From
             * Format: date
             */
            readonly leave_from?: string;
            /**
             * Leave To
             * Format: date
             */
            readonly leave_to?: string;
            /** List Headers */
            readonly list_headers?: {
                readonly [key: string]: readonly components["schemas"]["Column"][];
            } | null;
            /** Locale */
            readonly locale: string;
            /** Location */
            readonly location?: string;
            /** Managed Report Scope */
            readonly managed_report_scope?: string;
            /** Module Unique Ids */
            readonly module_unique_ids: readonly string[];
            readonly permissions?: components["schemas"]["ListedPermissions"] | null;
            /** Permitted Form */
            readonly permitted_form?: {
                readonly [key: string]: string;
            } | null;
            /** Permitted Form Unique Ids */
            readonly permitted_form_unique_ids?: readonly string[] | null;
            /** Permitted Role Unique Ids */
            readonly permitted_role_unique_ids?: readonly string[] | null;
            /** Phone */
            readonly phone?: string;
            /** Position */
            readonly position?: string;
            /** Receive Webpush */
            readonly receive_webpush?: boolean;
            /** Registration Stream */
            readonly registration_stream?: string;
            /** Reporting Location Code */
            readonly reporting_location_code?: string;
            readonly reporting_location_config: components["schemas"]["ReportingLocation"];
            /** Role Group Permission */
            readonly role_group_permission: string;
            /** Role Unique Id */
            readonly role_unique_id: string;
            /** Self Registered */
            readonly self_registered: boolean;
            /** Send Mail */
            readonly send_mail: boolean;
            /** Services */
            readonly services: readonly string[];
            /** Settings */
            readonly settings?: {
                readonly [key: string]: unknown;
            };
            /** Site Time Zone */
            readonly site_time_zone?: string | null;
            /** Time Zone */
            readonly time_zone: string;
            /** Unverified */
            readonly unverified: boolean;
            /**
             * Updated At
             * Format: date-time
             */
            readonly updated_at?: string;
            /** User Group Unique Ids */
            readonly user_group_unique_ids: readonly string[];
            /** User Groups */
            readonly user_groups: readonly components["schemas"]["GroupOfUser"][];
            /** User Name */
            readonly user_name: string;
        };
        /**
         * UserAttributes
         * @description What may be written of an account. What follows from the role, and anything else in `data`, is ignored.
         */
        readonly UserAttributes: {
            /** Agency Id */
            readonly agency_id?: number | null;
            /** Agency Office */
            readonly agency_office?: string | null;
            /** Agency Unique Id */
            readonly agency_unique_id?: string | null;
            /** Code */
            readonly code?: string | null;
            /** Code Of Conduct Id */
            readonly code_of_conduct_id?: number | null;
            /** Current Password */
            readonly current_password?: string | null;
            /** Disabled */
            readonly disabled?: boolean | null;
            /** Email */
            readonly email?: string | null;
            /** Full Name */
            readonly full_name?: string | null;
            /** Leave From */
            readonly leave_from?: string | null;
            /** Leave To */
            readonly leave_to?: string | null;
            /** Locale */
            readonly locale?: string | null;
            /** Location */
            readonly location?: string | null;
            /** Password */
            readonly password?: string | null;
            /** Password Confirmation */
            readonly password_confirmation?: string | null;
            /** Phone */
            readonly phone?: string | null;
            /** Position */
            readonly position?: string | null;
            /** Receive Webpush */
            readonly receive_webpush?: boolean | null;
            /** Registration Stream */
            readonly registration_stream?: string | null;
            /** Role Unique Id */
            readonly role_unique_id?: string | null;
            /** Send Mail */
            readonly send_mail?: boolean | null;
            /** Services */
            readonly services?: readonly string[] | null;
            /** Settings */
            readonly settings?: {
                readonly [key: string]: unknown;
            } | null;
            /** Time Zone */
            readonly time_zone?: string | null;
            /** User Group Ids */
            readonly user_group_ids?: readonly number[] | null;
            /** User Group Unique Ids */
            readonly user_group_unique_ids?: readonly string[] | null;
            /** User Name */
            readonly user_name?: string | null;
        };
        /** UserBody */
        readonly UserBody: {
            readonly data: components["schemas"]["UserAttributes"];
        };
        /** UserPage */
        readonly UserPage: {
            /** Data */
            readonly data: readonly components["schemas"]["User"][];
            readonly metadata: components["schemas"]["UserPageMetadata"];
        };
        /**
         * UserPageMetadata
         * @description `total_enabled`: of the whole installation.
         */
        readonly UserPageMetadata: {
            /** Page */
            readonly page: number | null;
            /** Per */
            readonly per: number | null;
            /** Total */
            readonly total?: number | null;
            /** Total Enabled */
            readonly total_enabled: number;
        };
        /**
         * UserTotals
         * @description `maximum_users`: how many accounts may be enabled; null where nobody set a limit.
         */
        readonly UserTotals: {
            /** Maximum Users */
            readonly maximum_users: number | null;
            /** Total Enabled */
            readonly total_enabled: number;
        };
        /** UserWritten */
        readonly UserWritten: {
            readonly data: components["schemas"]["User"];
            readonly metadata: components["schemas"]["UserTotals"];
        };
    };
    responses: {
        /** @description `account_exists`: There is already such an account. */
        readonly account_exists: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `account_exists`: There is already such an account.
         *     `role_exists`: There is already a role with this unique id.
         */
        readonly "account_exists-role_exists": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `account_not_found`: There is no such record.
         *     `not_found`: There is no such record.
         */
        readonly "account_not_found-not_found": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `account_not_found`: There is no such record.
         *     `not_found`: There is no such record.
         *     `role_not_found`: There is no such record.
         */
        readonly "account_not_found-not_found-role_not_found": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `account_not_found`: There is no such record.
         *     `role_not_found`: There is no such record.
         */
        readonly "account_not_found-role_not_found": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `account_too_powerful`: This account holds more than you do.
         *     `agency_not_assignable`: You may not put somebody into this agency.
         *     `group_not_assignable`: You may not put somebody into, or take them out of, this group.
         *     `not_allowed`: You may not do this.
         *     `not_for_oneself`: Nobody changes this of their own account.
         *     `proof_wanted`: Enter your password again first.
         *     `role_not_assignable`: You may not give this role.
         */
        readonly "account_too_powerful-agency_not_assignable-group_not_assignable-not_allowed-not_for_oneself-proof_wanted-role_not_assignable": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `account_too_powerful`: This account holds more than you do.
         *     `not_allowed`: You may not do this.
         *     `not_for_oneself`: Nobody changes this of their own account.
         *     `proof_wanted`: Enter your password again first.
         */
        readonly "account_too_powerful-not_allowed-not_for_oneself-proof_wanted": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `address_too_long`: The address is too long. */
        readonly address_too_long: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `agency_closed`: This agency is not open to you.
         *     `not_allowed`: You may not do this.
         */
        readonly "agency_closed-not_allowed": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `agency_exists`: There is already an agency with this unique id or code. */
        readonly agency_exists: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `agency_not_assignable`: You may not put somebody into this agency.
         *     `group_not_assignable`: You may not put somebody into, or take them out of, this group.
         *     `not_allowed`: You may not do this.
         *     `proof_wanted`: Enter your password again first.
         *     `role_not_assignable`: You may not give this role.
         */
        readonly "agency_not_assignable-group_not_assignable-not_allowed-proof_wanted-role_not_assignable": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `agency_not_found`: There is no such record.
         *     `not_found`: There is no such record.
         */
        readonly "agency_not_found-not_found": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `csrf_mismatch`: The request does not carry the session's CSRF token. */
        readonly csrf_mismatch: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `group_closed`: This group is not open to you.
         *     `not_allowed`: You may not do this.
         */
        readonly "group_closed-not_allowed": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `group_closed`: This group is not open to you.
         *     `not_allowed`: You may not do this.
         *     `proof_wanted`: Enter your password again first.
         */
        readonly "group_closed-not_allowed-proof_wanted": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `group_exists`: There is already a group with this unique id. */
        readonly group_exists: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `group_not_found`: There is no such record.
         *     `not_found`: There is no such record.
         */
        readonly "group_not_found-not_found": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_key_reused`: This Idempotency-Key was used for another request.
         *     `invalid`: The request is not valid.
         */
        readonly "idempotency_key_reused-invalid": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_key_reused`: This Idempotency-Key was used for another request.
         *     `invalid`: The request is not valid.
         *     `nothing_done`: None of these was done.
         */
        readonly "idempotency_key_reused-invalid-nothing_done": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_key_reused`: This Idempotency-Key was used for another request.
         *     `invalid`: The request is not valid.
         *     `too_many_accounts`: No more accounts can be enabled.
         */
        readonly "idempotency_key_reused-invalid-too_many_accounts": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid`: The request is not valid. */
        readonly invalid: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `login_refused`: The user name or the password is not right. */
        readonly login_refused: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `malformed`: The request cannot be read.
         *     `too_deep`: The request nests lists and objects too deeply.
         *     `unwritable_text`: The request holds characters that cannot be written down.
         */
        readonly "malformed-too_deep-unwritable_text": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `no_code_of_conduct`: No code of conduct has been published. */
        readonly no_code_of_conduct: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_allowed`: You may not do this. */
        readonly not_allowed: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `not_allowed`: You may not do this.
         *     `proof_wanted`: Enter your password again first.
         */
        readonly "not_allowed-proof_wanted": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `not_allowed`: You may not do this.
         *     `proof_wanted`: Enter your password again first.
         *     `role_closed`: This role is not open to you.
         *     `role_too_powerful`: Nobody gives away more than they hold.
         */
        readonly "not_allowed-proof_wanted-role_closed-role_too_powerful": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `not_allowed`: You may not do this.
         *     `role_closed`: This role is not open to you.
         */
        readonly "not_allowed-role_closed": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `not_found`: There is no such record.
         *     `role_not_found`: There is no such record.
         */
        readonly "not_found-role_not_found": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `not_found`: There is no such record.
         *     `session_not_found`: There is no such record.
         */
        readonly "not_found-session_not_found": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_signed_in`: Sign in first. */
        readonly not_signed_in: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `outcome_unknown`: The connection to the database was lost while this was being saved: it may have been saved or not. Send it again with the same Idempotency-Key.
         *     `unavailable`: This part of the system is busy. Try again shortly.
         */
        readonly "outcome_unknown-unavailable": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `payload_too_large`: That is more than can be sent at once.
         *     `too_many_values`: That is more than can be sent at once.
         */
        readonly "payload_too_large-too_many_values": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `registration_closed`: Accounts are made by an administrator. */
        readonly registration_closed: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request_too_slow`: The request did not arrive in time. */
        readonly request_too_slow: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `role_exists`: There is already a role with this unique id. */
        readonly role_exists: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `role_in_use`: Accounts still have this role. */
        readonly role_in_use: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `too_many_logins`: Too many failed logins. Wait a moment. */
        readonly too_many_logins: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unavailable`: This part of the system is busy. Try again shortly. */
        readonly unavailable: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unwritable_text`: The request holds characters that cannot be written down. */
        readonly unwritable_text: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly list_agencies: {
        readonly parameters: {
            readonly query?: {
                readonly "disabled[]"?: readonly boolean[];
                /** @description The language whose texts are ordered. */
                readonly locale?: string;
                /** @description Only those the caller manages. */
                readonly managed?: boolean;
                readonly order?: "asc" | "desc";
                readonly order_by?: "agency_code" | "description" | "disabled" | "id" | "name" | "order" | "unique_id";
                readonly page?: number;
                readonly per?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOf_AgencyShown_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly create_agency: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AgencyBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_AgencyShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["agency_exists"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly show_agency: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_AgencyShown_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["agency_closed-not_allowed"];
            readonly 404: components["responses"]["agency_not_found-not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly delete_agency: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_AgencyShown_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["agency_closed-not_allowed"];
            readonly 404: components["responses"]["agency_not_found-not_found"];
            readonly 409: components["responses"]["agency_exists"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly update_agency: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AgencyBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_AgencyShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["agency_closed-not_allowed"];
            readonly 404: components["responses"]["agency_not_found-not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["agency_exists"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly show_code_of_conduct: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_CodeShown_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["no_code_of_conduct"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly publish_code_of_conduct: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CodeBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_CodeShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly list_identity_providers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Providers"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly list_permissions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_Catalogue_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly show_installation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_Installation_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly list_roles: {
        readonly parameters: {
            readonly query?: {
                readonly disabled?: boolean;
                /** @description Only those that receive referrals or transfers. */
                readonly external?: boolean;
                readonly group_permission?: string;
                /** @description Only those the caller may open. */
                readonly managed?: boolean;
                readonly order?: "asc" | "desc";
                readonly order_by?: "description" | "disabled" | "group_permission" | "id" | "name" | "unique_id";
                readonly page?: number;
                readonly per?: number;
                /** @description Only those that referrals can be given to by name. */
                readonly referral_authorization?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOf_RoleShown_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly create_role: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RoleBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_RoleShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed-proof_wanted-role_closed-role_too_powerful"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["role_exists"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly show_role: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_RoleShown_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed-role_closed"];
            readonly 404: components["responses"]["not_found-role_not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly delete_role: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_Gone_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed-proof_wanted-role_closed-role_too_powerful"];
            readonly 404: components["responses"]["not_found-role_not_found"];
            readonly 409: components["responses"]["role_in_use"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly update_role: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RoleBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_RoleShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed-proof_wanted-role_closed-role_too_powerful"];
            readonly 404: components["responses"]["not_found-role_not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["account_exists-role_exists"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly list_own_sessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["All_SessionShown_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly end_own_session: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found-session_not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly prove: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ProofBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 429: components["responses"]["too_many_logins"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly login: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                readonly "X-CSRF-Token": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["LoginBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SignedIn"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["login_refused"];
            readonly 403: components["responses"]["csrf_mismatch"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 429: components["responses"]["too_many_logins"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly logout: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SignedOut"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 403: components["responses"]["csrf_mismatch"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly list_groups: {
        readonly parameters: {
            readonly query?: {
                readonly "agency_unique_ids[]"?: readonly string[];
                readonly "disabled[]"?: readonly boolean[];
                /** @description Only those the caller may open or give. */
                readonly managed?: boolean;
                readonly order?: "asc" | "desc";
                readonly order_by?: "description" | "disabled" | "id" | "name" | "unique_id";
                readonly page?: number;
                readonly per?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOf_GroupShown_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly create_group: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["GroupBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_GroupShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed-proof_wanted"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["group_exists"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly show_group: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_GroupShown_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["group_closed-not_allowed"];
            readonly 404: components["responses"]["group_not_found-not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly delete_group: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_Gone_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["group_closed-not_allowed-proof_wanted"];
            readonly 404: components["responses"]["group_not_found-not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly update_group: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["GroupBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_GroupShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["group_closed-not_allowed-proof_wanted"];
            readonly 404: components["responses"]["group_not_found-not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["group_exists"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly list_users: {
        readonly parameters: {
            readonly query?: {
                readonly "agency_unique_id[]"?: readonly string[];
                /** @description Unique ids or numbers. */
                readonly "agency[]"?: readonly string[];
                readonly "disabled[]"?: readonly boolean[];
                /** @description Each with what `GET /users/{id}?extended=true` adds. */
                readonly extended?: boolean;
                readonly "ids[]"?: readonly string[];
                /** @description The language whose agency names are ordered. */
                readonly locale?: string;
                readonly "location[]"?: readonly string[];
                readonly order?: "asc" | "desc";
                readonly order_by?: "agency" | "agency_id" | "agency_office" | "code" | "code_of_conduct_accepted_on" | "code_of_conduct_id" | "created_at" | "disabled" | "duplicate" | "email" | "full_name" | "id" | "leave_from" | "leave_to" | "locale" | "location" | "phone" | "position" | "receive_webpush" | "registration_stream" | "role_unique_id" | "self_registered" | "send_mail" | "time_zone" | "unverified" | "updated_at" | "user_name";
                readonly page?: number;
                readonly per?: number;
                /** @description Part of the user name or of the full name. */
                readonly query?: string;
                /** @description Unique ids or numbers. */
                readonly "role_id[]"?: readonly string[];
                readonly "role_unique_id[]"?: readonly string[];
                readonly "services[]"?: readonly string[];
                /** @description Unique ids. */
                readonly "user_group_ids[]"?: readonly string[];
                readonly "user_name[]"?: readonly string[];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserPage"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly create_user: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["UserBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserWritten"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["agency_not_assignable-group_not_assignable-not_allowed-proof_wanted-role_not_assignable"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["account_exists"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid-too_many_accounts"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly show_user: {
        readonly parameters: {
            readonly query?: {
                readonly extended?: boolean;
            };
            readonly header?: never;
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_User_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["account_not_found-not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly delete_user: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_Gone_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["account_too_powerful-not_allowed-not_for_oneself-proof_wanted"];
            readonly 404: components["responses"]["account_not_found-not_found-role_not_found"];
            readonly 409: components["responses"]["account_exists"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly update_user: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["UserBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserWritten"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["account_too_powerful-agency_not_assignable-group_not_assignable-not_allowed-not_for_oneself-proof_wanted-role_not_assignable"];
            readonly 404: components["responses"]["account_not_found-not_found-role_not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["account_exists"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid-too_many_accounts"];
            readonly 429: components["responses"]["too_many_logins"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly list_identified_users: {
        readonly parameters: {
            readonly query?: {
                readonly page?: number;
                readonly per?: number;
                /** @description Part of the user name or of the full name. */
                readonly query?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOf_IdentifiedUser_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly register: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 400: components["responses"]["unwritable_text"];
            readonly 403: components["responses"]["registration_closed"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly disable_users: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["BulkBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOf_User_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed-proof_wanted"];
            readonly 404: components["responses"]["account_not_found-role_not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["account_exists"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid-nothing_done"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
}
