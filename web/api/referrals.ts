export interface paths {
    readonly "/api/v2/activity_log": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Activities
         * @description Which cases were handed over, by whom and to whom, newest first.
         */
        readonly get: operations["list_activities"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{case_id}/referrals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Referrals */
        readonly get: operations["list_referrals"];
        readonly put?: never;
        /**
         * Make Referral
         * @description Write the referral down, then wait a moment for cases to open the case; `access` says how far it is.
         */
        readonly post: operations["make_referral"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{case_id}/referrals/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Revoke Referral */
        readonly delete: operations["revoke_referral"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Answer Referral
         * @description The recipient accepts, rejects or completes; answers once cases has followed, or patience ends.
         */
        readonly patch: operations["answer_referral"];
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{case_id}/referrals/{id}/steps": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take Referral Step
         * @description The recipient says that they have seen it, met the child, made progress, or that the clock has to stand still;
         *     who gave it, that its end is enough or the need is seen to elsewhere. The clock of the next step begins.
         */
        readonly post: operations["take_referral_step"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{case_id}/transfer_requests": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Transfer Requests */
        readonly get: operations["list_transfer_requests"];
        readonly put?: never;
        /**
         * Make Transfer Request
         * @description Ask the owner for a case that one may find; it need not be one that one may read.
         */
        readonly post: operations["make_transfer_request"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{case_id}/transfer_requests/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Answer Transfer Request
         * @description The owner offers the case to who asked for it, or declines; or who asked takes it back. Answers once cases has
         *     opened the case to them, or patience ends.
         */
        readonly patch: operations["answer_transfer_request"];
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{case_id}/transfers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Transfers */
        readonly get: operations["list_transfers"];
        readonly put?: never;
        /**
         * Make Transfer
         * @description Write the offer down, then wait a moment for cases to open the case; `access` says how far it is.
         */
        readonly post: operations["make_transfer"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{case_id}/transfers/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Revoke Transfer */
        readonly delete: operations["revoke_transfer"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Answer Transfer
         * @description It is accepted, rejected or taken back; answers once cases has followed, or patience ends.
         */
        readonly patch: operations["answer_transfer"];
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{record_id}/assigns": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Assignments */
        readonly get: operations["list_assignments"];
        readonly put?: never;
        /**
         * Assign Case
         * @description Ask for a new owner and wait a moment for cases; `status` is `done`, or still `in_progress` after that.
         */
        readonly post: operations["assign_case"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{record_id}/transitions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Transitions
         * @description `types`: comma-separated, of Assign, Transfer, Referral, TransferRequest; all without it.
         */
        readonly get: operations["list_transitions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/assigns": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Assign Cases
         * @description Ask for a new owner of each and wait a moment for cases; `errors` names those that were refused.
         */
        readonly post: operations["assign_cases"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/referrals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make Referrals
         * @description Refer each of `ids`; `errors` names those that were refused, with why.
         */
        readonly post: operations["make_referrals"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/transfers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make Transfers
         * @description Offer each of `ids`; `errors` names those that were refused, with why.
         */
        readonly post: operations["make_transfers"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/hand_overs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Hand Overs
         * @description Those that the caller made or got cases by, the newest first.
         */
        readonly get: operations["list_hand_overs"];
        readonly put?: never;
        /**
         * Hand Over
         * @description Give all open cases of somebody to one or several colleagues. Cases carries it out within moments; `GET` says
         *     how far that is.
         */
        readonly post: operations["hand_over"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/hand_overs/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show Hand Over
         * @description With a letter to each receiver: case numbers, what waits next and by when.
         */
        readonly get: operations["show_hand_over"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/incidents/{record_id}/assigns": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Incident Assignments */
        readonly get: operations["list_incident_assignments"];
        readonly put?: never;
        /**
         * Assign Incident
         * @description Ask for a new owner and wait a moment for cases; `status` is `done`, or still `in_progress` after that.
         */
        readonly post: operations["assign_incident"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/incidents/{record_id}/transitions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Incident Transitions
         * @description `types`: comma-separated, of Assign, Transfer, Referral, TransferRequest; all without it.
         */
        readonly get: operations["list_incident_transitions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/incidents/assigns": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Assign Incidents
         * @description Ask for a new owner of each and wait a moment for cases; `errors` names those that were refused.
         */
        readonly post: operations["assign_incidents"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/referral_turnaround": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Count Turnaround
         * @description How many referrals were answered, met the child and were completed, how long that took and how often in time.
         */
        readonly get: operations["count_turnaround"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/referral_turnaround/referrals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Turnaround
         * @description The referrals that a number counts, the longest open first; without `step` all that were offered.
         */
        readonly get: operations["list_turnaround"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/referrals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Own Referrals
         * @description The caller's own referrals. `status`: comma-separated; `refused` are those cases did not carry out.
         */
        readonly get: operations["list_own_referrals"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/referrals/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show Referral */
        readonly get: operations["show_referral"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/transfer_requests": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Own Transfer Requests
         * @description What the caller was asked for, or asked for. `status`: comma-separated.
         */
        readonly get: operations["list_own_transfer_requests"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/transfer_requests/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show Transfer Request */
        readonly get: operations["show_transfer_request"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/transfers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Own Transfers
         * @description The caller's own transfers. `status`: comma-separated; `refused` are those cases did not carry out.
         */
        readonly get: operations["list_own_transfers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/transfers/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show Transfer */
        readonly get: operations["show_transfer"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/users/assign-to": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Assign Targets
         * @description Anybody who may read the record type, within the caller's strongest right to assign.
         */
        readonly get: operations["list_assign_targets"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/users/refer-to": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Referral Targets */
        readonly get: operations["list_referral_targets"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/users/transfer-to": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Transfer Targets */
        readonly get: operations["list_transfer_targets"];
        readonly put?: never;
        readonly post?: never;
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
         * Activity
         * @description `display_id`: the record's short number. `record_access_denied`: whether the caller may not open the record.
         */
        readonly Activity: {
            readonly data: components["schemas"]["ActivityChanges"];
            /**
             * Datetime
             * Format: date-time
             */
            readonly datetime: string;
            /** Display Id */
            readonly display_id: string | null;
            /** Performed By */
            readonly performed_by: string;
            /** Record Access Denied */
            readonly record_access_denied: boolean;
            /**
             * Record Id
             * Format: uuid
             */
            readonly record_id: string;
            /** Record Type */
            readonly record_type: string;
            /** Type */
            readonly type: string;
        };
        /** ActivityChanges */
        readonly ActivityChanges: {
            readonly owned_by: components["schemas"]["OwnerChange"];
            readonly status: components["schemas"]["StatusChange"];
        };
        /** All[Target] */
        readonly All_Target_: {
            /** Data */
            readonly data: readonly components["schemas"]["Target"][];
        };
        /** All[TransitionShown] */
        readonly All_TransitionShown_: {
            /** Data */
            readonly data: readonly components["schemas"]["TransitionShown"][];
        };
        /** AnswerBody */
        readonly AnswerBody: {
            /** Base Version */
            readonly base_version?: number | null;
            readonly data: components["schemas"]["AnswerInput"];
        };
        /**
         * AnswerInput
         * @description `declined_by` and `decline_reason` come together, with `rejected`; `outcome` and `need_met`, with `done`.
         */
        readonly AnswerInput: {
            /** Decline Reason */
            readonly decline_reason?: ("no_capacity" | "not_eligible" | "outside_area" | "missing_documents" | "cannot_reach" | "unsafe" | "conflict_of_interest" | "wrong_service" | "family_declines" | "other") | null;
            /** Declined By */
            readonly declined_by?: ("service" | "family") | null;
            /** Need Met */
            readonly need_met?: ("yes" | "partly" | "no") | null;
            /** Outcome */
            readonly outcome?: ("given" | "partly_given" | "not_given" | "cannot_reach" | "family_declined" | "referred_on" | "other") | null;
            /** Rejected Reason */
            readonly rejected_reason?: string | null;
            /** Rejection Note */
            readonly rejection_note?: string | null;
            /**
             * Status
             * @enum {string}
             */
            readonly status: "accepted" | "rejected" | "done";
        };
        /** AssignBody */
        readonly AssignBody: {
            readonly data: components["schemas"]["AssignInput"];
        };
        /** AssignedFilters */
        readonly AssignedFilters: {
            /** Id */
            readonly id: readonly string[];
        };
        /** AssignInput */
        readonly AssignInput: {
            /** Notes */
            readonly notes?: string | null;
            /** Transitioned To */
            readonly transitioned_to?: string | null;
        };
        /**
         * BulkAssignAnswer
         * @description `errors`: one for each that was refused; `detail` is its id.
         */
        readonly BulkAssignAnswer: {
            readonly data: components["schemas"]["BulkAssigned"];
            /**
             * Errors
             * @default []
             */
            readonly errors?: readonly components["schemas"]["Refused"][];
        };
        /** BulkAssignBody */
        readonly BulkAssignBody: {
            readonly data: components["schemas"]["BulkAssignInput"];
        };
        /** BulkAssigned */
        readonly BulkAssigned: {
            readonly filters: components["schemas"]["AssignedFilters"];
            /** Transitioned To */
            readonly transitioned_to: string | null;
        };
        /** BulkAssignInput */
        readonly BulkAssignInput: {
            readonly filters?: components["schemas"]["BulkFilters"] | null;
            /** Notes */
            readonly notes?: string | null;
            /** Transitioned To */
            readonly transitioned_to?: string | null;
        };
        /**
         * BulkFilters
         * @description Which cases. Anything but `id` is refused: to assign more than was meant would be worse.
         */
        readonly BulkFilters: {
            /** Id */
            readonly id?: readonly string[] | null;
        } & {
            readonly [key: string]: unknown;
        };
        /** BulkReferralBody */
        readonly BulkReferralBody: {
            readonly data: components["schemas"]["BulkReferralInput"];
        };
        /** BulkReferralInput */
        readonly BulkReferralInput: {
            /**
             * Allow Case Creation
             * @default false
             */
            readonly allow_case_creation?: boolean | null;
            /** Authorized Role Unique Id */
            readonly authorized_role_unique_id?: string | null;
            /**
             * Consent Overridden
             * @default false
             */
            readonly consent_overridden?: boolean | null;
            /**
             * Ids
             * @default []
             */
            readonly ids?: readonly string[];
            /** Notes */
            readonly notes?: string | null;
            /**
             * Remote
             * @default false
             */
            readonly remote?: boolean | null;
            /** Service */
            readonly service?: string | null;
            /** Service Record Id */
            readonly service_record_id?: string | null;
            /** Transitioned To */
            readonly transitioned_to?: string | null;
            /** Transitioned To Agency */
            readonly transitioned_to_agency?: string | null;
            /** Transitioned To Remote */
            readonly transitioned_to_remote?: string | null;
            /** Type Of Export */
            readonly type_of_export?: string | null;
        };
        /** BulkTransferBody */
        readonly BulkTransferBody: {
            readonly data: components["schemas"]["BulkTransferInput"];
        };
        /** BulkTransferInput */
        readonly BulkTransferInput: {
            /**
             * Consent Individual Transfer
             * @default false
             */
            readonly consent_individual_transfer?: boolean | null;
            /**
             * Consent Overridden
             * @default false
             */
            readonly consent_overridden?: boolean | null;
            /**
             * Ids
             * @default []
             */
            readonly ids?: readonly string[];
            /** Notes */
            readonly notes?: string | null;
            /** Transitioned To */
            readonly transitioned_to?: string | null;
        };
        /**
         * ChangedRecord
         * @description What a step changed in the record.
         */
        readonly ChangedRecord: {
            /** Assigned User Names */
            readonly assigned_user_names?: readonly string[] | null;
            /** Associated User Agencies */
            readonly associated_user_agencies?: readonly string[] | null;
            /** Associated User Groups */
            readonly associated_user_groups?: readonly string[] | null;
            /** Associated User Names */
            readonly associated_user_names?: readonly string[] | null;
            /** Current Alert Types */
            readonly current_alert_types?: readonly string[] | null;
            /** Enabled */
            readonly enabled: boolean;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Last Referral Done At */
            readonly last_referral_done_at?: string | null;
            /** Last Referral Rejected At */
            readonly last_referral_rejected_at?: string | null;
            /** Last Updated At */
            readonly last_updated_at?: string | null;
            /** Last Updated By */
            readonly last_updated_by?: string | null;
            /** Last Updated By Full Name */
            readonly last_updated_by_full_name?: string | null;
            /** Last Updated Organization */
            readonly last_updated_organization?: string | null;
            /** Not Edited By Owner */
            readonly not_edited_by_owner?: boolean | null;
            /** Owned By */
            readonly owned_by?: string | null;
            /** Owned By Agency Id */
            readonly owned_by_agency_id?: string | null;
            /** Owned By Agency Office */
            readonly owned_by_agency_office?: string | null;
            /** Owned By Full Name */
            readonly owned_by_full_name?: string | null;
            /** Owned By Groups */
            readonly owned_by_groups?: readonly string[] | null;
            /** Owned By Location */
            readonly owned_by_location?: string | null;
            /** Previously Owned By */
            readonly previously_owned_by?: string | null;
            /** Previously Owned By Agency */
            readonly previously_owned_by_agency?: string | null;
            /** Previously Owned By Full Name */
            readonly previously_owned_by_full_name?: string | null;
            /** Reassigned Transferred On */
            readonly reassigned_transferred_on?: string | null;
            /** Referred Users */
            readonly referred_users?: readonly string[] | null;
            /** Referred Users Accepted */
            readonly referred_users_accepted?: readonly string[] | null;
            /** Referred Users Accepted Present */
            readonly referred_users_accepted_present?: boolean | null;
            /** Referred Users Pending */
            readonly referred_users_pending?: readonly string[] | null;
            /** Referred Users Pending Present */
            readonly referred_users_pending_present?: boolean | null;
            /** Referred Users Present */
            readonly referred_users_present?: boolean | null;
            /** Reporting Location Hierarchy */
            readonly reporting_location_hierarchy?: string | null;
            /** Transfer Status */
            readonly transfer_status?: string | null;
            /** Transferred To User Groups */
            readonly transferred_to_user_groups?: readonly string[] | null;
            /** Transferred To Users */
            readonly transferred_to_users?: readonly string[] | null;
        };
        /**
         * GrantState
         * @description What cases answered to our asking.
         * @enum {string}
         */
        readonly GrantState: "asked" | "granted" | "refused";
        /**
         * HandedCase
         * @description `state`: `asked`, `done`, or `refused` with why (`refusal`). `next_action`, `next_action_due`: what waits next
         *     and by when, for who may read the case; null as long as that is not known.
         */
        readonly HandedCase: {
            /** Next Action */
            readonly next_action: string | null;
            /** Next Action Due */
            readonly next_action_due: string | null;
            /**
             * Record Id
             * Format: uuid
             */
            readonly record_id: string;
            /** Record Short Id */
            readonly record_short_id: string | null;
            /** Refusal */
            readonly refusal: string | null;
            /** State */
            readonly state: string;
        };
        /** HandOverBody */
        readonly HandOverBody: {
            readonly data: components["schemas"]["HandOverGiven"];
        };
        /**
         * HandOverGiven
         * @description `officer`: whose open cases are handed over; `to`: to whom, each case to one of these. `notes`: to them.
         */
        readonly HandOverGiven: {
            /** Notes */
            readonly notes?: string | null;
            /** Officer */
            readonly officer: string;
            /** To */
            readonly to: readonly string[];
            /**
             * Why
             * @enum {string}
             */
            readonly why: "leave" | "departure" | "other";
        };
        /**
         * HandOverLetter
         * @description To one receiver: their cases by number, what is due first before the rest.
         */
        readonly HandOverLetter: {
            /** Cases */
            readonly cases: readonly components["schemas"]["HandedCase"][];
            /** To */
            readonly to: string;
            /** To Full Name */
            readonly to_full_name: string | null;
        };
        /** HandOverListed */
        readonly HandOverListed: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Made At
             * Format: date-time
             */
            readonly made_at: string;
            /** Made By */
            readonly made_by: string;
            /** Officer */
            readonly officer: string;
            /** Why */
            readonly why: string;
        };
        /**
         * HandOverShown
         * @description `total`, `done`, `refused`: cases. `left`: ids of those that were not handed over. Who is a receiver is shown
         *     their own letter, and told with `withheld` that there are others.
         */
        readonly HandOverShown: {
            /** Done */
            readonly done: number;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Left */
            readonly left: readonly string[];
            /** Letters */
            readonly letters: readonly components["schemas"]["HandOverLetter"][];
            /**
             * Made At
             * Format: date-time
             */
            readonly made_at: string;
            /** Made By */
            readonly made_by: string;
            /** Made By Full Name */
            readonly made_by_full_name: string | null;
            /** Officer */
            readonly officer: string;
            /** Officer Full Name */
            readonly officer_full_name: string | null;
            /** Refused */
            readonly refused: number;
            /** Total */
            readonly total: number;
            /** Why */
            readonly why: string;
            /** Withheld */
            readonly withheld: boolean;
        };
        /** One[HandOverShown] */
        readonly One_HandOverShown_: {
            readonly data: components["schemas"]["HandOverShown"];
        };
        /** One[ReferralShown] */
        readonly One_ReferralShown_: {
            readonly data: components["schemas"]["ReferralShown"];
        };
        /** One[TransitionShown] */
        readonly One_TransitionShown_: {
            readonly data: components["schemas"]["TransitionShown"];
        };
        /** One[TransitionStep] */
        readonly One_TransitionStep_: {
            readonly data: components["schemas"]["TransitionStep"];
        };
        /** OwnerChange */
        readonly OwnerChange: {
            /** From */
            readonly from: string | null;
            /** To */
            readonly to: string | null;
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
        /** PageOf[Activity] */
        readonly PageOf_Activity_: {
            /** Data */
            readonly data: readonly components["schemas"]["Activity"][];
            readonly metadata: components["schemas"]["PageMetadata"];
        };
        /** PageOf[HandOverListed] */
        readonly PageOf_HandOverListed_: {
            /** Data */
            readonly data: readonly components["schemas"]["HandOverListed"][];
            readonly metadata: components["schemas"]["PageMetadata"];
        };
        /** PageOf[TransitionShown] */
        readonly PageOf_TransitionShown_: {
            /** Data */
            readonly data: readonly components["schemas"]["TransitionShown"][];
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
        /** ReferralBody */
        readonly ReferralBody: {
            readonly data: components["schemas"]["ReferralInput"];
        };
        /** ReferralInput */
        readonly ReferralInput: {
            /**
             * Allow Case Creation
             * @default false
             */
            readonly allow_case_creation?: boolean | null;
            /** Authorized Role Unique Id */
            readonly authorized_role_unique_id?: string | null;
            /**
             * Consent Overridden
             * @default false
             */
            readonly consent_overridden?: boolean | null;
            /** Notes */
            readonly notes?: string | null;
            /**
             * Remote
             * @default false
             */
            readonly remote?: boolean | null;
            /** Service */
            readonly service?: string | null;
            /** Service Record Id */
            readonly service_record_id?: string | null;
            /** Transitioned To */
            readonly transitioned_to?: string | null;
            /** Transitioned To Agency */
            readonly transitioned_to_agency?: string | null;
            /** Transitioned To Remote */
            readonly transitioned_to_remote?: string | null;
            /** Type Of Export */
            readonly type_of_export?: string | null;
        };
        /**
         * ReferralShown
         * @description `alternatives`: who else can be asked for what this one left open.
         */
        readonly ReferralShown: {
            /** Abilities */
            readonly abilities: readonly string[];
            readonly access: components["schemas"]["GrantState"];
            /**
             * Acknowledged At
             * Format: date-time
             */
            readonly acknowledged_at?: string;
            /** Allow Case Creation */
            readonly allow_case_creation: boolean;
            /** Alternatives */
            readonly alternatives?: readonly components["schemas"]["Target"][];
            /** Authorized Role Unique Id */
            readonly authorized_role_unique_id?: string;
            /** Consent Individual Transfer */
            readonly consent_individual_transfer: boolean;
            /** Consent Overridden */
            readonly consent_overridden: boolean;
            /**
             * Contacted At
             * Format: date-time
             */
            readonly contacted_at?: string;
            /**
             * Created At
             * Format: date-time
             */
            readonly created_at: string;
            /** Decline Reason */
            readonly decline_reason?: string;
            /** Declined By */
            readonly declined_by?: string;
            /**
             * Ended At
             * Format: date-time
             */
            readonly ended_at?: string;
            /** Ended Because */
            readonly ended_because?: string;
            /**
             * Expired At
             * Format: date-time
             */
            readonly expired_at?: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Loop Closed At
             * Format: date-time
             */
            readonly loop_closed_at?: string;
            /** Need Met */
            readonly need_met?: string;
            /** Next Action */
            readonly next_action?: string;
            /**
             * Next Action Due
             * Format: date-time
             */
            readonly next_action_due?: string;
            /** Next Action Of */
            readonly next_action_of?: string;
            /** Next Action Owner */
            readonly next_action_owner?: string;
            /** Next Action Policy */
            readonly next_action_policy?: number;
            /**
             * Next Action Since
             * Format: date-time
             */
            readonly next_action_since?: string;
            /** Notes */
            readonly notes?: string;
            /** Outcome */
            readonly outcome?: string;
            /**
             * Paused At
             * Format: date-time
             */
            readonly paused_at?: string;
            /** Paused Because */
            readonly paused_because?: string;
            /**
             * Progressed At
             * Format: date-time
             */
            readonly progressed_at?: string;
            /** Record Access Denied */
            readonly record_access_denied: boolean;
            /**
             * Record Id
             * Format: uuid
             */
            readonly record_id: string;
            /** Record Owned By */
            readonly record_owned_by?: string;
            /** Record Owned By Agency */
            readonly record_owned_by_agency?: string;
            /** Record Owned By Groups */
            readonly record_owned_by_groups: readonly string[];
            /** Record Short Id */
            readonly record_short_id?: string;
            /** Record Type */
            readonly record_type: string;
            /** Refusal */
            readonly refusal?: string;
            /** Rejected Reason */
            readonly rejected_reason?: string;
            /** Rejection Note */
            readonly rejection_note?: string;
            /** Remote */
            readonly remote: boolean;
            /**
             * Responded At
             * Format: date-time
             */
            readonly responded_at?: string;
            /** Service */
            readonly service?: string;
            /** Service Record Id */
            readonly service_record_id?: string;
            readonly status: components["schemas"]["Status"];
            /** Steps */
            readonly steps?: readonly string[];
            /** Transitioned By */
            readonly transitioned_by: string;
            /** Transitioned By Full Name */
            readonly transitioned_by_full_name?: string;
            /** Transitioned By User Agency */
            readonly transitioned_by_user_agency?: string;
            /** Transitioned By User Groups */
            readonly transitioned_by_user_groups: readonly string[];
            /** Transitioned To */
            readonly transitioned_to?: string;
            /** Transitioned To Agency */
            readonly transitioned_to_agency?: string;
            /** Transitioned To Full Name */
            readonly transitioned_to_full_name?: string;
            /** Transitioned To Remote */
            readonly transitioned_to_remote?: string;
            /** Transitioned To User Agency */
            readonly transitioned_to_user_agency?: string;
            /** Transitioned To User Groups */
            readonly transitioned_to_user_groups: readonly string[];
            /** Type */
            readonly type: string;
            /** Type Of Export */
            readonly type_of_export?: string;
            /** User Can Accept Or Reject */
            readonly user_can_accept_or_reject: boolean;
            /** Version */
            readonly version: number;
        };
        /**
         * ReferralsMade
         * @description `errors`: one for each that was refused; `detail` is its id.
         */
        readonly ReferralsMade: {
            /** Data */
            readonly data: readonly components["schemas"]["TransitionStep"][];
            /**
             * Errors
             * @default []
             */
            readonly errors?: readonly components["schemas"]["Refused"][];
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
        /** RequestAnswerBody */
        readonly RequestAnswerBody: {
            /** Base Version */
            readonly base_version?: number | null;
            readonly data: components["schemas"]["RequestAnswerInput"];
        };
        /** RequestAnswerInput */
        readonly RequestAnswerInput: {
            /**
             * Consent Overridden
             * @default false
             */
            readonly consent_overridden?: boolean | null;
            /** Rejected Reason */
            readonly rejected_reason?: string | null;
            /**
             * Status
             * @enum {string}
             */
            readonly status: "accepted" | "rejected" | "revoked";
        };
        /**
         * Status
         * @enum {string}
         */
        readonly Status: "in_progress" | "accepted" | "rejected" | "done" | "revoked" | "refused";
        /** StatusChange */
        readonly StatusChange: {
            readonly from: components["schemas"]["Status"];
            readonly to: components["schemas"]["Status"];
        };
        /** StepBody */
        readonly StepBody: {
            readonly data: components["schemas"]["StepInput"];
        };
        /**
         * StepInput
         * @description `reason`: why the clock is stopped, with `paused` alone.
         */
        readonly StepInput: {
            /** Reason */
            readonly reason?: ("waiting_list" | "cannot_reach" | "child_away" | "missing_documents" | "awaiting_consent" | "no_access" | "family_asked") | null;
            /**
             * Step
             * @enum {string}
             */
            readonly step: "acknowledged" | "contacted" | "progressed" | "paused" | "resumed" | "confirmed" | "rerouted";
        };
        /**
         * StepTurnaround
         * @description `in_time`: of those that reached it. `median_seconds`: from when the case was opened; null where none did.
         */
        readonly StepTurnaround: {
            readonly in_time: components["schemas"]["TurnaroundCount"];
            /** Median Seconds */
            readonly median_seconds: number | null;
            readonly reached: components["schemas"]["TurnaroundCount"];
            readonly waiting: components["schemas"]["TurnaroundCount"];
        };
        /**
         * Target
         * @description `location`: the reporting location, where there is one.
         */
        readonly Target: {
            /** Agency */
            readonly agency: string | null;
            /** Code */
            readonly code: string | null;
            /** Disabled */
            readonly disabled: boolean;
            /** Full Name */
            readonly full_name: string;
            /** Id */
            readonly id: number;
            /** Location */
            readonly location: string | null;
            /** Position */
            readonly position: string | null;
            /** Services */
            readonly services: readonly string[];
            /** User Name */
            readonly user_name: string;
        };
        /** TransferAnswerBody */
        readonly TransferAnswerBody: {
            /** Base Version */
            readonly base_version?: number | null;
            readonly data: components["schemas"]["TransferAnswerInput"];
        };
        /** TransferAnswerInput */
        readonly TransferAnswerInput: {
            /** Rejected Reason */
            readonly rejected_reason?: string | null;
            /**
             * Status
             * @enum {string}
             */
            readonly status: "accepted" | "rejected" | "revoked";
        };
        /** TransferBody */
        readonly TransferBody: {
            readonly data: components["schemas"]["TransferInput"];
        };
        /** TransferInput */
        readonly TransferInput: {
            /**
             * Consent Individual Transfer
             * @default false
             */
            readonly consent_individual_transfer?: boolean | null;
            /**
             * Consent Overridden
             * @default false
             */
            readonly consent_overridden?: boolean | null;
            /** Notes */
            readonly notes?: string | null;
            /** Transitioned To */
            readonly transitioned_to?: string | null;
        };
        /** TransferRequestBody */
        readonly TransferRequestBody: {
            readonly data: components["schemas"]["TransferRequestInput"];
        };
        /** TransferRequestInput */
        readonly TransferRequestInput: {
            /**
             * Consent Individual Transfer
             * @default false
             */
            readonly consent_individual_transfer?: boolean | null;
            /** Notes */
            readonly notes?: string | null;
        };
        /**
         * TransfersMade
         * @description `errors`: one for each that was refused; `detail` is its id.
         */
        readonly TransfersMade: {
            /** Data */
            readonly data: readonly components["schemas"]["TransitionStep"][];
            /**
             * Errors
             * @default []
             */
            readonly errors?: readonly components["schemas"]["Refused"][];
        };
        /**
         * TransitionShown
         * @description `access`: how far cases is with opening the record; `refusal`: why it did not. `record`: of who may read it.
         *     `steps`: what this person may say of a referral beside an answer.
         */
        readonly TransitionShown: {
            /** Abilities */
            readonly abilities: readonly string[];
            readonly access: components["schemas"]["GrantState"];
            /**
             * Acknowledged At
             * Format: date-time
             */
            readonly acknowledged_at?: string;
            /** Allow Case Creation */
            readonly allow_case_creation: boolean;
            /** Authorized Role Unique Id */
            readonly authorized_role_unique_id?: string;
            /** Consent Individual Transfer */
            readonly consent_individual_transfer: boolean;
            /** Consent Overridden */
            readonly consent_overridden: boolean;
            /**
             * Contacted At
             * Format: date-time
             */
            readonly contacted_at?: string;
            /**
             * Created At
             * Format: date-time
             */
            readonly created_at: string;
            /** Decline Reason */
            readonly decline_reason?: string;
            /** Declined By */
            readonly declined_by?: string;
            /**
             * Ended At
             * Format: date-time
             */
            readonly ended_at?: string;
            /** Ended Because */
            readonly ended_because?: string;
            /**
             * Expired At
             * Format: date-time
             */
            readonly expired_at?: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Loop Closed At
             * Format: date-time
             */
            readonly loop_closed_at?: string;
            /** Need Met */
            readonly need_met?: string;
            /** Next Action */
            readonly next_action?: string;
            /**
             * Next Action Due
             * Format: date-time
             */
            readonly next_action_due?: string;
            /** Next Action Of */
            readonly next_action_of?: string;
            /** Next Action Owner */
            readonly next_action_owner?: string;
            /** Next Action Policy */
            readonly next_action_policy?: number;
            /**
             * Next Action Since
             * Format: date-time
             */
            readonly next_action_since?: string;
            /** Notes */
            readonly notes?: string;
            /** Outcome */
            readonly outcome?: string;
            /**
             * Paused At
             * Format: date-time
             */
            readonly paused_at?: string;
            /** Paused Because */
            readonly paused_because?: string;
            /**
             * Progressed At
             * Format: date-time
             */
            readonly progressed_at?: string;
            /** Record Access Denied */
            readonly record_access_denied: boolean;
            /**
             * Record Id
             * Format: uuid
             */
            readonly record_id: string;
            /** Record Owned By */
            readonly record_owned_by?: string;
            /** Record Owned By Agency */
            readonly record_owned_by_agency?: string;
            /** Record Owned By Groups */
            readonly record_owned_by_groups: readonly string[];
            /** Record Short Id */
            readonly record_short_id?: string;
            /** Record Type */
            readonly record_type: string;
            /** Refusal */
            readonly refusal?: string;
            /** Rejected Reason */
            readonly rejected_reason?: string;
            /** Rejection Note */
            readonly rejection_note?: string;
            /** Remote */
            readonly remote: boolean;
            /**
             * Responded At
             * Format: date-time
             */
            readonly responded_at?: string;
            /** Service */
            readonly service?: string;
            /** Service Record Id */
            readonly service_record_id?: string;
            readonly status: components["schemas"]["Status"];
            /** Steps */
            readonly steps?: readonly string[];
            /** Transitioned By */
            readonly transitioned_by: string;
            /** Transitioned By Full Name */
            readonly transitioned_by_full_name?: string;
            /** Transitioned By User Agency */
            readonly transitioned_by_user_agency?: string;
            /** Transitioned By User Groups */
            readonly transitioned_by_user_groups: readonly string[];
            /** Transitioned To */
            readonly transitioned_to?: string;
            /** Transitioned To Agency */
            readonly transitioned_to_agency?: string;
            /** Transitioned To Full Name */
            readonly transitioned_to_full_name?: string;
            /** Transitioned To Remote */
            readonly transitioned_to_remote?: string;
            /** Transitioned To User Agency */
            readonly transitioned_to_user_agency?: string;
            /** Transitioned To User Groups */
            readonly transitioned_to_user_groups: readonly string[];
            /** Type */
            readonly type: string;
            /** Type Of Export */
            readonly type_of_export?: string;
            /** User Can Accept Or Reject */
            readonly user_can_accept_or_reject: boolean;
            /** Version */
            readonly version: number;
        };
        /**
         * TransitionsOfCase
         * @description `withheld`: this person might not be shown all of them, so that an empty list does not say there are none.
         */
        readonly TransitionsOfCase: {
            /** Data */
            readonly data: readonly components["schemas"]["TransitionShown"][];
            /** Withheld */
            readonly withheld?: boolean;
        };
        /** TransitionStep */
        readonly TransitionStep: {
            /** Abilities */
            readonly abilities: readonly string[];
            readonly access: components["schemas"]["GrantState"];
            /**
             * Acknowledged At
             * Format: date-time
             */
            readonly acknowledged_at?: string;
            /** Allow Case Creation */
            readonly allow_case_creation: boolean;
            /** Authorized Role Unique Id */
            readonly authorized_role_unique_id?: string;
            /** Consent Individual Transfer */
            readonly consent_individual_transfer: boolean;
            /** Consent Overridden */
            readonly consent_overridden: boolean;
            /**
             * Contacted At
             * Format: date-time
             */
            readonly contacted_at?: string;
            /**
             * Created At
             * Format: date-time
             */
            readonly created_at: string;
            /** Decline Reason */
            readonly decline_reason?: string;
            /** Declined By */
            readonly declined_by?: string;
            /**
             * Ended At
             * Format: date-time
             */
            readonly ended_at?: string;
            /** Ended Because */
            readonly ended_because?: string;
            /**
             * Expired At
             * Format: date-time
             */
            readonly expired_at?: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /**
             * Loop Closed At
             * Format: date-time
             */
            readonly loop_closed_at?: string;
            /** Need Met */
            readonly need_met?: string;
            /** Next Action */
            readonly next_action?: string;
            /**
             * Next Action Due
             * Format: date-time
             */
            readonly next_action_due?: string;
            /** Next Action Of */
            readonly next_action_of?: string;
            /** Next Action Owner */
            readonly next_action_owner?: string;
            /** Next Action Policy */
            readonly next_action_policy?: number;
            /**
             * Next Action Since
             * Format: date-time
             */
            readonly next_action_since?: string;
            /** Notes */
            readonly notes?: string;
            /** Outcome */
            readonly outcome?: string;
            /**
             * Paused At
             * Format: date-time
             */
            readonly paused_at?: string;
            /** Paused Because */
            readonly paused_because?: string;
            /**
             * Progressed At
             * Format: date-time
             */
            readonly progressed_at?: string;
            /** Record */
            readonly record?: components["schemas"]["ChangedRecord"];
            /** Record Access Denied */
            readonly record_access_denied: boolean;
            /**
             * Record Id
             * Format: uuid
             */
            readonly record_id: string;
            /** Record Owned By */
            readonly record_owned_by?: string;
            /** Record Owned By Agency */
            readonly record_owned_by_agency?: string;
            /** Record Owned By Groups */
            readonly record_owned_by_groups: readonly string[];
            /** Record Short Id */
            readonly record_short_id?: string;
            /** Record Type */
            readonly record_type: string;
            /** Refusal */
            readonly refusal?: string;
            /** Rejected Reason */
            readonly rejected_reason?: string;
            /** Rejection Note */
            readonly rejection_note?: string;
            /** Remote */
            readonly remote: boolean;
            /**
             * Responded At
             * Format: date-time
             */
            readonly responded_at?: string;
            /** Service */
            readonly service?: string;
            /** Service Record Id */
            readonly service_record_id?: string;
            readonly status: components["schemas"]["Status"];
            /** Steps */
            readonly steps?: readonly string[];
            /** Transitioned By */
            readonly transitioned_by: string;
            /** Transitioned By Full Name */
            readonly transitioned_by_full_name?: string;
            /** Transitioned By User Agency */
            readonly transitioned_by_user_agency?: string;
            /** Transitioned By User Groups */
            readonly transitioned_by_user_groups: readonly string[];
            /** Transitioned To */
            readonly transitioned_to?: string;
            /** Transitioned To Agency */
            readonly transitioned_to_agency?: string;
            /** Transitioned To Full Name */
            readonly transitioned_to_full_name?: string;
            /** Transitioned To Remote */
            readonly transitioned_to_remote?: string;
            /** Transitioned To User Agency */
            readonly transitioned_to_user_agency?: string;
            /** Transitioned To User Groups */
            readonly transitioned_to_user_groups: readonly string[];
            /** Type */
            readonly type: string;
            /** Type Of Export */
            readonly type_of_export?: string;
            /** User Can Accept Or Reject */
            readonly user_can_accept_or_reject: boolean;
            /** Version */
            readonly version: number;
        };
        /**
         * TurnaroundAnswer
         * @description `withheld`: this person might not see all of their side, so that none here does not say there are none.
         */
        readonly TurnaroundAnswer: {
            /** Data */
            readonly data: readonly components["schemas"]["TurnaroundRow"][];
            /** Withheld */
            readonly withheld?: boolean;
        };
        /**
         * TurnaroundCount
         * @description `query`: the parameters of `/referral_turnaround/referrals` that list what was counted.
         */
        readonly TurnaroundCount: {
            /** Count */
            readonly count: number;
            /** Query */
            readonly query: readonly string[];
        };
        /**
         * TurnaroundRow
         * @description `key`: a service or a place, by its code; null where there is none, and of all together.
         */
        readonly TurnaroundRow: {
            readonly answer: components["schemas"]["StepTurnaround"];
            readonly completion: components["schemas"]["StepTurnaround"];
            readonly contact: components["schemas"]["StepTurnaround"];
            /** Key */
            readonly key: string | null;
            readonly offered: components["schemas"]["TurnaroundCount"];
        };
    };
    responses: {
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
        /** @description `already_assigning`: This case is on its way to them already. */
        readonly already_assigning: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `already_owner`: This person owns the case already.
         *     `consent_missing`: The case holds no consent to be shared.
         *     `idempotency_key_reused`: This Idempotency-Key was used for another request.
         *     `invalid`: The request is not valid.
         *     `not_carried_out`: The case could not be shared or given as asked.
         *     `nothing_done`: None of these was done.
         *     `person_cannot_receive`: This person's role cannot receive the case.
         *     `person_unknown`: This person has no account that can receive the case.
         *     `record_not_open`: The case is disabled or closed.
         *     `too_many_records`: Too many records at once.
         */
        readonly "already_owner-consent_missing-idempotency_key_reused-invalid-not_carried_out-nothing_done-person_cannot_receive-person_unknown-record_not_open-too_many_records": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `already_owner`: This person owns the case already.
         *     `consent_missing`: The case holds no consent to be shared.
         *     `idempotency_key_reused`: This Idempotency-Key was used for another request.
         *     `invalid`: The request is not valid.
         *     `not_carried_out`: The case could not be shared or given as asked.
         *     `person_cannot_receive`: This person's role cannot receive the case.
         *     `person_unknown`: This person has no account that can receive the case.
         *     `record_not_open`: The case is disabled or closed.
         */
        readonly "already_owner-consent_missing-idempotency_key_reused-invalid-not_carried_out-person_cannot_receive-person_unknown-record_not_open": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `already_owner`: This person owns the case already.
         *     `filters_missing`: Say which cases: filters.id is needed.
         *     `idempotency_key_reused`: This Idempotency-Key was used for another request.
         *     `invalid`: The request is not valid.
         *     `nothing_done`: None of these was done.
         *     `person_cannot_receive`: This person's role cannot receive the case.
         *     `too_many_records`: Too many records at once.
         */
        readonly "already_owner-filters_missing-idempotency_key_reused-invalid-nothing_done-person_cannot_receive-too_many_records": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `already_owner`: This person owns the case already.
         *     `idempotency_key_reused`: This Idempotency-Key was used for another request.
         *     `invalid`: The request is not valid.
         *     `nothing_to_hand_over`: This person has no open case that you could hand over to one of these.
         *     `person_cannot_receive`: This person's role cannot receive the case.
         */
        readonly "already_owner-idempotency_key_reused-invalid-nothing_to_hand_over-person_cannot_receive": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `already_referred`: This case is referred to them already. */
        readonly already_referred: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `already_requested`: You have asked for this case already.
         *     `own_case`: This case is yours already.
         */
        readonly "already_requested-own_case": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `already_transferring`: This case is offered to somebody already. */
        readonly already_transferring: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `already_transferring`: This case is offered to somebody already.
         *     `stale_version`: Someone changed this record first.
         */
        readonly "already_transferring-stale_version": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `consent_missing`: The case holds no consent to be shared.
         *     `idempotency_key_reused`: This Idempotency-Key was used for another request.
         *     `invalid`: The request is not valid.
         *     `not_carried_out`: The case could not be shared or given as asked.
         *     `nothing_done`: None of these was done.
         *     `person_cannot_receive`: This person's role cannot receive the case.
         *     `person_unknown`: This person has no account that can receive the case.
         *     `record_not_open`: The case is disabled or closed.
         *     `too_many_records`: Too many records at once.
         */
        readonly "consent_missing-idempotency_key_reused-invalid-not_carried_out-nothing_done-person_cannot_receive-person_unknown-record_not_open-too_many_records": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `consent_missing`: The case holds no consent to be shared.
         *     `idempotency_key_reused`: This Idempotency-Key was used for another request.
         *     `invalid`: The request is not valid.
         *     `not_carried_out`: The case could not be shared or given as asked.
         *     `person_cannot_receive`: This person's role cannot receive the case.
         *     `person_unknown`: This person has no account that can receive the case.
         *     `record_not_open`: The case is disabled or closed.
         */
        readonly "consent_missing-idempotency_key_reused-invalid-not_carried_out-person_cannot_receive-person_unknown-record_not_open": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `consent_override_not_allowed`: You may not share a case without its consent.
         *     `not_allowed`: You may not do this.
         *     `not_yours_to_share`: You see this case no longer, so it cannot be shared by you.
         */
        readonly "consent_override_not_allowed-not_allowed-not_yours_to_share": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `consent_override_not_allowed`: You may not share a case without its consent.
         *     `not_allowed`: You may not do this.
         *     `not_yours_to_share`: You see this case no longer, so it cannot be shared by you.
         *     `transfer_request_closed`: This request is closed.
         */
        readonly "consent_override_not_allowed-not_allowed-not_yours_to_share-transfer_request_closed": {
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
         *     `person_cannot_receive`: This person's role cannot receive the case.
         *     `record_not_open`: The case is disabled or closed.
         */
        readonly "idempotency_key_reused-invalid-person_cannot_receive-record_not_open": {
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
        /**
         * @description `invalid`: The request is not valid.
         *     `unknown_activity`: The activity log does not tell of this.
         */
        readonly "invalid-unknown_activity": {
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
         *     `referral_closed`: This referral is closed.
         */
        readonly "not_allowed-referral_closed": {
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
         *     `transfer_closed`: This transfer is closed.
         */
        readonly "not_allowed-transfer_closed": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_found`: There is no such record. */
        readonly not_found: {
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
        /**
         * @description `referral_already_answered`: This referral has already been answered.
         *     `referral_not_accepted`: This referral has to be accepted first.
         *     `stale_version`: Someone changed this record first.
         */
        readonly "referral_already_answered-referral_not_accepted-stale_version": {
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
        /** @description `stale_version`: Someone changed this record first. */
        readonly stale_version: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `stale_version`: Someone changed this record first.
         *     `transfer_already_answered`: This transfer has already been accepted.
         */
        readonly "stale_version-transfer_already_answered": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `step_not_now`: The referral does not stand where this can happen. */
        readonly step_not_now: {
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
    readonly list_activities: {
        readonly parameters: {
            readonly query?: {
                /** @description From this day or moment on; without it seven days before the end. */
                readonly "datetime[from]"?: string;
                /** @description Until the end of this day, or before this moment; without it until now. */
                readonly "datetime[to]"?: string;
                readonly order?: "asc" | "desc";
                readonly page?: number;
                readonly per?: number;
                /** @description `assign`, `transfer`; without it all of them. */
                readonly "types[]"?: readonly string[];
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
                    readonly "application/json": components["schemas"]["PageOf_Activity_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid-unknown_activity"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly list_referrals: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly case_id: string;
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
                    readonly "application/json": components["schemas"]["TransitionsOfCase"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly make_referral: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly case_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReferralBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_TransitionStep_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["consent_override_not_allowed-not_allowed-not_yours_to_share"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["already_referred"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["consent_missing-idempotency_key_reused-invalid-not_carried_out-person_cannot_receive-person_unknown-record_not_open"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly revoke_referral: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
                readonly "if-match"?: string | null;
            };
            readonly path: {
                readonly case_id: string;
                readonly id: string;
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
                    readonly "application/json": components["schemas"]["One_TransitionStep_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed-referral_closed"];
            readonly 404: components["responses"]["not_found"];
            readonly 409: components["responses"]["stale_version"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly answer_referral: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
                readonly "if-match"?: string | null;
            };
            readonly path: {
                readonly case_id: string;
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AnswerBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_TransitionStep_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed-referral_closed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["referral_already_answered-referral_not_accepted-stale_version"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly take_referral_step: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly case_id: string;
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["StepBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_ReferralShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["step_not_now"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly list_transfer_requests: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly case_id: string;
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
                    readonly "application/json": components["schemas"]["TransitionsOfCase"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly make_transfer_request: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly case_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["TransferRequestBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_TransitionStep_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["already_requested-own_case"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid-person_cannot_receive-record_not_open"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly answer_transfer_request: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
                readonly "if-match"?: string | null;
            };
            readonly path: {
                readonly case_id: string;
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RequestAnswerBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_TransitionStep_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["consent_override_not_allowed-not_allowed-not_yours_to_share-transfer_request_closed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["already_transferring-stale_version"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["already_owner-consent_missing-idempotency_key_reused-invalid-not_carried_out-person_cannot_receive-person_unknown-record_not_open"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly list_transfers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly case_id: string;
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
                    readonly "application/json": components["schemas"]["TransitionsOfCase"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly make_transfer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly case_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["TransferBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_TransitionStep_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["consent_override_not_allowed-not_allowed-not_yours_to_share"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["already_transferring"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["already_owner-consent_missing-idempotency_key_reused-invalid-not_carried_out-person_cannot_receive-person_unknown-record_not_open"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly revoke_transfer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
                readonly "if-match"?: string | null;
            };
            readonly path: {
                readonly case_id: string;
                readonly id: string;
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
                    readonly "application/json": components["schemas"]["One_TransitionStep_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed-transfer_closed"];
            readonly 404: components["responses"]["not_found"];
            readonly 409: components["responses"]["stale_version-transfer_already_answered"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly answer_transfer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
                readonly "if-match"?: string | null;
            };
            readonly path: {
                readonly case_id: string;
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["TransferAnswerBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_TransitionStep_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed-transfer_closed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["stale_version-transfer_already_answered"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly list_assignments: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly record_id: string;
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
                    readonly "application/json": components["schemas"]["All_TransitionShown_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly assign_case: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly record_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AssignBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_TransitionStep_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["consent_override_not_allowed-not_allowed-not_yours_to_share"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["already_assigning"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["already_owner-consent_missing-idempotency_key_reused-invalid-not_carried_out-person_cannot_receive-person_unknown-record_not_open"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly list_transitions: {
        readonly parameters: {
            readonly query?: {
                readonly types?: string | null;
            };
            readonly header?: never;
            readonly path: {
                readonly record_id: string;
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
                    readonly "application/json": components["schemas"]["TransitionsOfCase"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly assign_cases: {
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
                readonly "application/json": components["schemas"]["BulkAssignBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BulkAssignAnswer"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["already_assigning"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["already_owner-filters_missing-idempotency_key_reused-invalid-nothing_done-person_cannot_receive-too_many_records"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly make_referrals: {
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
                readonly "application/json": components["schemas"]["BulkReferralBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReferralsMade"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["consent_override_not_allowed-not_allowed-not_yours_to_share"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["already_referred"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["consent_missing-idempotency_key_reused-invalid-not_carried_out-nothing_done-person_cannot_receive-person_unknown-record_not_open-too_many_records"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly make_transfers: {
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
                readonly "application/json": components["schemas"]["BulkTransferBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TransfersMade"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["consent_override_not_allowed-not_allowed-not_yours_to_share"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["already_transferring"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["already_owner-consent_missing-idempotency_key_reused-invalid-not_carried_out-nothing_done-person_cannot_receive-person_unknown-record_not_open-too_many_records"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly list_hand_overs: {
        readonly parameters: {
            readonly query?: {
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
                    readonly "application/json": components["schemas"]["PageOf_HandOverListed_"];
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
    readonly hand_over: {
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
                readonly "application/json": components["schemas"]["HandOverBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_HandOverShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["already_assigning"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["already_owner-idempotency_key_reused-invalid-nothing_to_hand_over-person_cannot_receive"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly show_hand_over: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
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
                    readonly "application/json": components["schemas"]["One_HandOverShown_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly list_incident_assignments: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly record_id: string;
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
                    readonly "application/json": components["schemas"]["All_TransitionShown_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly assign_incident: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly record_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AssignBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_TransitionStep_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["consent_override_not_allowed-not_allowed-not_yours_to_share"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["already_assigning"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["already_owner-consent_missing-idempotency_key_reused-invalid-not_carried_out-person_cannot_receive-person_unknown-record_not_open"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly list_incident_transitions: {
        readonly parameters: {
            readonly query?: {
                readonly types?: string | null;
            };
            readonly header?: never;
            readonly path: {
                readonly record_id: string;
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
                    readonly "application/json": components["schemas"]["TransitionsOfCase"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly assign_incidents: {
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
                readonly "application/json": components["schemas"]["BulkAssignBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BulkAssignAnswer"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["already_assigning"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["already_owner-filters_missing-idempotency_key_reused-invalid-nothing_done-person_cannot_receive-too_many_records"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly count_turnaround: {
        readonly parameters: {
            readonly query?: {
                readonly by?: "service" | "place";
                /** @description Opened from this day or moment on; without it ninety days before the end. */
                readonly "datetime[from]"?: string;
                /** @description Opened until the end of this day, or before this moment; without it until now. */
                readonly "datetime[to]"?: string;
                /** @description How deep a level places are told by. */
                readonly level?: number;
                /** @description Only of cases of this place; empty: only of those without one. */
                readonly place?: string;
                /** @description Only for this service; empty: only for none. */
                readonly service?: string;
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
                    readonly "application/json": components["schemas"]["TurnaroundAnswer"];
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
    readonly list_turnaround: {
        readonly parameters: {
            readonly query?: {
                /** @description Opened from this day or moment on; without it ninety days before the end. */
                readonly "datetime[from]"?: string;
                /** @description Opened until the end of this day, or before this moment; without it until now. */
                readonly "datetime[to]"?: string;
                /** @description How deep a level places are told by. */
                readonly level?: number;
                readonly page?: number;
                readonly per?: number;
                /** @description Only of cases of this place; empty: only of those without one. */
                readonly place?: string;
                /** @description Only for this service; empty: only for none. */
                readonly service?: string;
                readonly state?: "reached" | "in_time" | "waiting";
                readonly step?: "answer" | "contact" | "completion";
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
                    readonly "application/json": components["schemas"]["PageOf_TransitionShown_"];
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
    readonly list_own_referrals: {
        readonly parameters: {
            readonly query?: {
                readonly direction?: "received" | "sent";
                readonly page?: number;
                readonly per?: number;
                readonly status?: string | null;
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
                    readonly "application/json": components["schemas"]["PageOf_TransitionShown_"];
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
    readonly show_referral: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
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
                    readonly "application/json": components["schemas"]["One_ReferralShown_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly list_own_transfer_requests: {
        readonly parameters: {
            readonly query?: {
                readonly direction?: "received" | "sent";
                readonly page?: number;
                readonly per?: number;
                readonly status?: string | null;
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
                    readonly "application/json": components["schemas"]["PageOf_TransitionShown_"];
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
    readonly show_transfer_request: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
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
                    readonly "application/json": components["schemas"]["One_TransitionShown_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly list_own_transfers: {
        readonly parameters: {
            readonly query?: {
                readonly direction?: "received" | "sent";
                readonly page?: number;
                readonly per?: number;
                readonly status?: string | null;
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
                    readonly "application/json": components["schemas"]["PageOf_TransitionShown_"];
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
    readonly show_transfer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
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
                    readonly "application/json": components["schemas"]["One_TransitionShown_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly list_assign_targets: {
        readonly parameters: {
            readonly query?: {
                readonly record_module_id?: string | null;
                readonly record_type?: "case" | "incident" | "family";
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
                    readonly "application/json": components["schemas"]["All_Target_"];
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
    readonly list_referral_targets: {
        readonly parameters: {
            readonly query?: {
                readonly agency?: string | null;
                readonly location?: string | null;
                readonly record_module_id?: string | null;
                readonly service?: string | null;
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
                    readonly "application/json": components["schemas"]["All_Target_"];
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
    readonly list_transfer_targets: {
        readonly parameters: {
            readonly query?: {
                readonly agency?: string | null;
                readonly location?: string | null;
                readonly record_module_id?: string | null;
                readonly service?: string | null;
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
                    readonly "application/json": components["schemas"]["All_Target_"];
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
}
