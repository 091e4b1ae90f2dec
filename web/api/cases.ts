export interface paths {
    readonly "/api/v2/alerts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Count Alerts
         * @description How many open records that the caller sees have an alert, by kind. Every page asks.
         */
        readonly get: operations["count_alerts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/caseloads": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Officers
         * @description What each officer of the caller's own side has, and who could take one more case: nothing is moved.
         */
        readonly get: operations["list_officers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Cases */
        readonly get: operations["list_cases"];
        readonly put?: never;
        /** Create Case */
        readonly post: operations["create_case"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show Case */
        readonly get: operations["show_case"];
        readonly put?: never;
        readonly post?: never;
        /** Disable Case */
        readonly delete: operations["disable_case"];
        readonly options?: never;
        readonly head?: never;
        /** Update Case */
        readonly patch: operations["update_case"];
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{id}/access_log": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Case Access
         * @description Who looked at the record and who changed it, newest first.
         */
        readonly get: operations["list_case_access"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{id}/alerts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Case Alerts
         * @description What of the record somebody should look at, oldest first.
         */
        readonly get: operations["list_case_alerts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{id}/alerts/{alert}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Remove Case Alert
         * @description It was looked at: nobody need look any more.
         */
        readonly delete: operations["remove_case_alert"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{id}/approvals/{approval}": {
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
         * Update Approval
         * @description Ask that a step be agreed to, or answer who asked.
         */
        readonly patch: operations["update_approval"];
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{id}/as_it_was": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show Case As It Was */
        readonly get: operations["show_case_as_it_was"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{id}/attachments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Add Case Attachment
         * @description Add a file to a field of the record: a photograph, a recording, a document or a signature.
         */
        readonly post: operations["add_case_attachment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{id}/attachments/{attachment}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show Case Attachment
         * @description The file itself, to be saved; who fetched it is noted in the record's access log.
         */
        readonly get: operations["show_case_attachment"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete Case Attachment
         * @description Delete a file for good.
         */
        readonly delete: operations["delete_case_attachment"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Update Case Attachment
         * @description Say other things of a file.
         */
        readonly patch: operations["update_case_attachment"];
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{id}/candidates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Find Cases Like This
         * @description Cases that may be about the same child; out of sight, too, for who searches other people's records.
         */
        readonly get: operations["find_cases_like_this"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{id}/caseloads": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Officers For Case
         * @description The same for one case: who is of its area, and who said that they are too close to it.
         */
        readonly get: operations["list_officers_for_case"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{id}/closing": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Ask About Closing
         * @description What closing this case needs, and what is open in it.
         */
        readonly get: operations["ask_about_closing"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{id}/erasure": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Erase Case
         * @description For good: nobody brings it back, and whoever keeps a copy loses it too.
         */
        readonly post: operations["erase_case"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{id}/flags": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Case Flags
         * @description The flags of a record, resolved ones too, oldest first.
         */
        readonly get: operations["list_case_flags"];
        readonly put?: never;
        /**
         * Flag Case
         * @description Ask that the record be looked at.
         */
        readonly post: operations["flag_case"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{id}/flags/{flag}": {
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
         * Update Case Flag
         * @description Change the words or the day of a flag, or resolve it by saying what became of it.
         */
        readonly patch: operations["update_case_flag"];
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{id}/incidents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Case Incidents
         * @description The incidents of this case that the caller sees, in the order they were recorded.
         */
        readonly get: operations["list_case_incidents"];
        readonly put?: never;
        /**
         * Link Incidents
         * @description Make incidents that are there this case's, all of them or none.
         */
        readonly post: operations["link_incidents"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{id}/incidents/new": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Begin Incident
         * @description What a new incident of this case begins with; it is registered by whoever has filled it in.
         */
        readonly get: operations["begin_incident"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{id}/postponements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Postpone Next Action
         * @description Put off what is next for a case to a later day, for a reason; no further than the policy pack allows.
         */
        readonly post: operations["postpone_next_action"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{id}/print": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Print Case
         * @description The record on pages (PDF), as far as the caller may read it. Who had it printed is in its access log.
         */
        readonly get: operations["print_case"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{id}/record_history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Case History */
        readonly get: operations["list_case_history"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{id}/uploads": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Send Case Piece
         * @description Send the next piece of a file; once all of it is here, it is added by its `upload`.
         */
        readonly post: operations["send_case_piece"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/{id}/uploads/{upload}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show Case Upload
         * @description How much of a file that is being sent is here.
         */
        readonly get: operations["show_case_upload"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/candidates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Find Case Candidates
         * @description Cases that the caller sees and that may be about the child. What was typed is kept nowhere.
         */
        readonly post: operations["find_case_candidates"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/changes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Case Changes */
        readonly get: operations["list_case_changes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/cases/flags": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Flag Cases
         * @description Flag every record of a list, a hundred at most: all of them, or none.
         */
        readonly post: operations["flag_cases"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/configurations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Configurations */
        readonly get: operations["list_configurations"];
        readonly put?: never;
        /** Create Configuration */
        readonly post: operations["create_configuration"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/configurations/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show Configuration
         * @description How far it is applied, and with `with_data=true` the whole of it.
         */
        readonly get: operations["show_configuration"];
        readonly put?: never;
        readonly post?: never;
        /** Delete Configuration */
        readonly delete: operations["delete_configuration"];
        readonly options?: never;
        readonly head?: never;
        /** Update Configuration */
        readonly patch: operations["update_configuration"];
        readonly trace?: never;
    };
    readonly "/api/v2/configurations/{id}/changes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show Configuration Changes
         * @description What applying it now would create, change and delete.
         */
        readonly get: operations["show_configuration_changes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/contact_information": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show Contact
         * @description Whom to call is for who cannot sign in, too: nobody is asked who they are.
         */
        readonly get: operations["show_contact"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Update Contact */
        readonly patch: operations["update_contact"];
        readonly trace?: never;
    };
    readonly "/api/v2/flags": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List All Flags
         * @description The flags of all records that the caller sees, the latest day first; in pages if one is asked for.
         */
        readonly get: operations["list_all_flags"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/forms": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Forms
         * @description Every form with its fields, unpaged.
         */
        readonly get: operations["list_forms"];
        readonly put?: never;
        /** Create Form */
        readonly post: operations["create_form"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/forms/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show Form */
        readonly get: operations["show_form"];
        readonly put?: never;
        readonly post?: never;
        /** Delete Form */
        readonly delete: operations["delete_form"];
        readonly options?: never;
        readonly head?: never;
        /** Update Form */
        readonly patch: operations["update_form"];
        readonly trace?: never;
    };
    readonly "/api/v2/incidents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Incidents */
        readonly get: operations["list_incidents"];
        readonly put?: never;
        /** Create Incident */
        readonly post: operations["create_incident"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/incidents/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show Incident */
        readonly get: operations["show_incident"];
        readonly put?: never;
        readonly post?: never;
        /** Disable Incident */
        readonly delete: operations["disable_incident"];
        readonly options?: never;
        readonly head?: never;
        /** Update Incident */
        readonly patch: operations["update_incident"];
        readonly trace?: never;
    };
    readonly "/api/v2/incidents/{id}/access_log": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Incident Access
         * @description Who looked at the record and who changed it, newest first.
         */
        readonly get: operations["list_incident_access"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/incidents/{id}/alerts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Incident Alerts
         * @description What of the record somebody should look at, oldest first.
         */
        readonly get: operations["list_incident_alerts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/incidents/{id}/alerts/{alert}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Remove Incident Alert
         * @description It was looked at: nobody need look any more.
         */
        readonly delete: operations["remove_incident_alert"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/incidents/{id}/as_it_was": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show Incident As It Was */
        readonly get: operations["show_incident_as_it_was"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/incidents/{id}/attachments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Add Incident Attachment
         * @description Add a file to a field of the record: a photograph, a recording, a document or a signature.
         */
        readonly post: operations["add_incident_attachment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/incidents/{id}/attachments/{attachment}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show Incident Attachment
         * @description The file itself, to be saved; who fetched it is noted in the record's access log.
         */
        readonly get: operations["show_incident_attachment"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete Incident Attachment
         * @description Delete a file for good.
         */
        readonly delete: operations["delete_incident_attachment"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Update Incident Attachment
         * @description Say other things of a file.
         */
        readonly patch: operations["update_incident_attachment"];
        readonly trace?: never;
    };
    readonly "/api/v2/incidents/{id}/erasure": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Erase Incident
         * @description For good: nobody brings it back, and whoever keeps a copy loses it too.
         */
        readonly post: operations["erase_incident"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/incidents/{id}/flags": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Incident Flags
         * @description The flags of a record, resolved ones too, oldest first.
         */
        readonly get: operations["list_incident_flags"];
        readonly put?: never;
        /**
         * Flag Incident
         * @description Ask that the record be looked at.
         */
        readonly post: operations["flag_incident"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/incidents/{id}/flags/{flag}": {
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
         * Update Incident Flag
         * @description Change the words or the day of a flag, or resolve it by saying what became of it.
         */
        readonly patch: operations["update_incident_flag"];
        readonly trace?: never;
    };
    readonly "/api/v2/incidents/{id}/print": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Print Incident
         * @description The record on pages (PDF), as far as the caller may read it. Who had it printed is in its access log.
         */
        readonly get: operations["print_incident"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/incidents/{id}/record_history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Incident History */
        readonly get: operations["list_incident_history"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/incidents/{id}/uploads": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Send Incident Piece
         * @description Send the next piece of a file; once all of it is here, it is added by its `upload`.
         */
        readonly post: operations["send_incident_piece"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/incidents/{id}/uploads/{upload}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show Incident Upload
         * @description How much of a file that is being sent is here.
         */
        readonly get: operations["show_incident_upload"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/incidents/changes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Incident Changes */
        readonly get: operations["list_incident_changes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/incidents/flags": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Flag Incidents
         * @description Flag every record of a list, a hundred at most: all of them, or none.
         */
        readonly post: operations["flag_incidents"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/locations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Locations
         * @description Every place, oldest first or by `order_by`; `disabled[0]=false` leaves out those not in use.
         */
        readonly get: operations["list_locations"];
        readonly put?: never;
        /** Create Location */
        readonly post: operations["create_location"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/locations/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show Location */
        readonly get: operations["show_location"];
        readonly put?: never;
        readonly post?: never;
        /** Delete Location */
        readonly delete: operations["delete_location"];
        readonly options?: never;
        readonly head?: never;
        /** Update Location */
        readonly patch: operations["update_location"];
        readonly trace?: never;
    };
    readonly "/api/v2/locations/file": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show Location File
         * @description Every place, for the location fields of a client that keeps them; asked again with `If-None-Match`.
         */
        readonly get: operations["show_location_file"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/locations/import": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Import Locations
         * @description A CSV file with HXL tags. Rows that cannot be read are listed; the others are imported.
         */
        readonly post: operations["import_locations"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/locations/update_bulk": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Update Locations
         * @description Each row names its location by `id`. All of them or none.
         */
        readonly post: operations["update_locations"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/lookups": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Lookups */
        readonly get: operations["list_lookups"];
        readonly put?: never;
        /** Create Lookup */
        readonly post: operations["create_lookup"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/lookups/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show Lookup */
        readonly get: operations["show_lookup"];
        readonly put?: never;
        readonly post?: never;
        /** Delete Lookup */
        readonly delete: operations["delete_lookup"];
        readonly options?: never;
        readonly head?: never;
        /** Update Lookup */
        readonly patch: operations["update_lookup"];
        readonly trace?: never;
    };
    readonly "/api/v2/place_alerts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Place Alerts
         * @description Places of abuse that were named again and that the caller's records reach, the newest first.
         */
        readonly get: operations["list_place_alerts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/place_alerts/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show Place Alert */
        readonly get: operations["show_place_alert"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Act On Place
         * @description Say that one acted on it. Who did so first is kept.
         */
        readonly patch: operations["act_on_place"];
        readonly trace?: never;
    };
    readonly "/api/v2/policy_packs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Policy Packs */
        readonly get: operations["list_policy_packs"];
        readonly put?: never;
        /**
         * Propose Policy Pack
         * @description Keep it; it counts for nobody until it is put in force.
         */
        readonly post: operations["propose_policy_pack"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/policy_packs/{version}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show Policy Pack */
        readonly get: operations["show_policy_pack"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/policy_packs/{version}/decisions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Put Policy Pack In Force
         * @description From a day on, by somebody else than who proposed it. To go back, put an older one in force.
         */
        readonly post: operations["put_policy_pack_in_force"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/policy_packs/{version}/effect": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show Effect Of Policy Pack
         * @description How many open cases would become overdue if it were in force now. Of very many: of some, and where to go on.
         */
        readonly get: operations["show_effect_of_policy_pack"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/policy_packs/check": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Check Policy Pack
         * @description Whether it could be proposed. Nothing of it is kept.
         */
        readonly post: operations["check_policy_pack"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/policy_packs/effect": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Show Effect Of Given Policy Pack
         * @description What one that nobody proposed yet would change, as of one that was. Nothing of it is kept.
         */
        readonly post: operations["show_effect_of_given_policy_pack"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/primero_modules": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Modules */
        readonly get: operations["list_modules"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/primero_modules/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show Module */
        readonly get: operations["show_module"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Update Module */
        readonly patch: operations["update_module"];
        readonly trace?: never;
    };
    readonly "/api/v2/silent_cases": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Silent Cases
         * @description Cases of which nobody hears, the longest silent first: of the caller's own side, and as far as they see.
         */
        readonly get: operations["list_silent_cases"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/system_settings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show Settings
         * @description The settings as the caller's role sees them; `extended` adds agencies and modules.
         */
        readonly get: operations["show_settings"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Update Settings
         * @description Change how many records out of sight a person's searches may show them in an hour.
         */
        readonly patch: operations["update_settings"];
        readonly trace?: never;
    };
    readonly "/api/v2/tasks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Own Tasks
         * @description What is still to be done in the caller's own open cases by a day that somebody gave; the latest first.
         */
        readonly get: operations["list_own_tasks"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v2/users/access": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Record Accessors
         * @description Each person who looked at a record or changed it, once.
         */
        readonly get: operations["list_record_accessors"];
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
         * AccessEntry
         * @description `full_name`, `role_name`: as they are now, of the role it was done with; null where account or role is gone. All
         *     three names are null where it is withheld who it was.
         */
        readonly AccessEntry: {
            /** Action */
            readonly action: string;
            /** Full Name */
            readonly full_name: string | null;
            /** Id */
            readonly id: number;
            /**
             * Record Id
             * Format: uuid
             */
            readonly record_id: string;
            /** Record Type */
            readonly record_type: string;
            /** Role Name */
            readonly role_name: string | null;
            /**
             * Timestamp
             * Format: date-time
             */
            readonly timestamp: string;
            /** User Name */
            readonly user_name: string | null;
        };
        /** Accessor */
        readonly Accessor: {
            /** Id */
            readonly id: number;
            /** User Name */
            readonly user_name: string;
        };
        /** ActBody */
        readonly ActBody: {
            readonly data: components["schemas"]["ActGiven"];
        };
        /** ActedShown */
        readonly ActedShown: {
            /**
             * At
             * Format: date-time
             */
            readonly at: string;
            /** By */
            readonly by: string;
            /** By Full Name */
            readonly by_full_name: string | null;
        };
        /**
         * ActGiven
         * @description That somebody acted is never taken back.
         */
        readonly ActGiven: {
            /**
             * Acted
             * @constant
             */
            readonly acted: true;
        };
        /** AgencyBrief */
        readonly AgencyBrief: {
            /** Agency Code */
            readonly agency_code: string;
            /** Disabled */
            readonly disabled: boolean;
            /** Id */
            readonly id: number;
            /** Name */
            readonly name: {
                readonly [key: string]: string;
            };
            /** Unique Id */
            readonly unique_id: string;
        };
        /** AlertedRecords */
        readonly AlertedRecords: {
            /** Case */
            readonly case: number;
            /** Incident */
            readonly incident: number;
            /** Tracing Request */
            readonly tracing_request: number;
        };
        /**
         * AlertShown
         * @description `alert_for`: why it was raised (`field_change`, `approval`, `referral`, `transfer`). `type`: what a list is
         *     filtered by. `form_unique_id`: the form to look at.
         */
        readonly AlertShown: {
            /** Alert For */
            readonly alert_for: string;
            /**
             * Date
             * Format: date
             */
            readonly date: string;
            /** Form Unique Id */
            readonly form_unique_id: string;
            /** Type */
            readonly type: string;
            /**
             * Unique Id
             * Format: uuid
             */
            readonly unique_id: string;
        };
        /**
         * AlertsOfRecord
         * @description `withheld`: there may be alerts for others beside the record, of whom this person may not know.
         */
        readonly AlertsOfRecord: {
            /** Data */
            readonly data: readonly components["schemas"]["AlertShown"][];
            /** Withheld */
            readonly withheld?: boolean;
        };
        /** All[Accessor] */
        readonly All_Accessor_: {
            /** Data */
            readonly data: readonly components["schemas"]["Accessor"][];
        };
        /** All[FlagShown] */
        readonly All_FlagShown_: {
            /** Data */
            readonly data: readonly components["schemas"]["FlagShown"][];
        };
        /** All[FormShown] */
        readonly All_FormShown_: {
            /** Data */
            readonly data: readonly components["schemas"]["FormShown"][];
        };
        /** All[Incident] */
        readonly All_Incident_: {
            /** Data */
            readonly data: readonly components["schemas"]["Incident"][];
        };
        /** All[LocationShown] */
        readonly All_LocationShown_: {
            /** Data */
            readonly data: readonly components["schemas"]["LocationShown"][];
        };
        /** All[ModuleShown] */
        readonly All_ModuleShown_: {
            /** Data */
            readonly data: readonly components["schemas"]["ModuleShown"][];
        };
        /** All[PlaceOfFile] */
        readonly All_PlaceOfFile_: {
            /** Data */
            readonly data: readonly components["schemas"]["PlaceOfFile"][];
        };
        /** All[PolicyPackShown] */
        readonly All_PolicyPackShown_: {
            /** Data */
            readonly data: readonly components["schemas"]["PolicyPackShown"][];
        };
        /** ApprovalBody */
        readonly ApprovalBody: {
            readonly data: components["schemas"]["ApprovalGiven"];
        };
        /**
         * ApprovalGiven
         * @description `approval_status`: `requested` asks; the others answer. `approval_type`: which plan is asked about, where the
         *     module has several (`selectable_approval_types`); else it means nothing. `notes`: of the answer.
         */
        readonly ApprovalGiven: {
            /**
             * Approval Status
             * @enum {string}
             */
            readonly approval_status: "requested" | "approved" | "rejected";
            /** Approval Type */
            readonly approval_type?: string | null;
            /** Notes */
            readonly notes?: string | null;
        };
        /**
         * Approved
         * @description What changed of the record, as far as the caller may read it.
         */
        readonly Approved: {
            readonly record: components["schemas"]["Case"];
        };
        /** Audited */
        readonly Audited: {
            /** Actions */
            readonly actions: readonly string[];
            /** Record Types */
            readonly record_types: readonly string[];
        };
        /**
         * AutoPopulated
         * @description A text that is put together of others: `format` names them.
         */
        readonly AutoPopulated: {
            /** Auto Populated */
            readonly auto_populated: boolean;
            /** Field Key */
            readonly field_key: string;
            /** Format */
            readonly format: readonly string[];
            /** Separator */
            readonly separator: string;
        };
        /** ByReason */
        readonly ByReason: {
            /** Closed Without Outcome */
            readonly closed_without_outcome: number;
            /** Owner Disabled */
            readonly owner_disabled: number;
            /** Owner On Leave */
            readonly owner_on_leave: number;
            /** Quiet */
            readonly quiet: number;
            /** Referral Unanswered */
            readonly referral_unanswered: number;
            /** Transfer Unanswered */
            readonly transfer_unanswered: number;
        };
        /**
         * Candidate
         * @description `record`: the summary of a case that may be about the same child. `points`: how much speaks for it.
         */
        readonly Candidate: {
            /** Points */
            readonly points: number;
            /** Reasons */
            readonly reasons: readonly components["schemas"]["LikenessReason"][];
            readonly record: components["schemas"]["Case"];
        };
        /**
         * Candidates
         * @description The likeliest first. `shown_from`: points below which nothing is shown.
         */
        readonly Candidates: {
            /** Data */
            readonly data: readonly components["schemas"]["Candidate"][];
            /** Shown From */
            readonly shown_from: number;
        };
        /** Case */
        readonly Case: {
            /** Abilities */
            readonly abilities: readonly string[];
            /** Action Plan Approved */
            readonly action_plan_approved?: boolean | null;
            /** Action Plan Approved Comments */
            readonly action_plan_approved_comments?: string | null;
            /** Action Plan Approved Date */
            readonly action_plan_approved_date?: string | null;
            /** Age */
            readonly age?: number | null;
            /** Alert Count */
            readonly alert_count?: number | null;
            /** Approval Status Action Plan */
            readonly approval_status_action_plan?: string | null;
            /** Approval Status Assessment */
            readonly approval_status_assessment?: string | null;
            /** Approval Status Case Plan */
            readonly approval_status_case_plan?: string | null;
            /** Approval Status Closure */
            readonly approval_status_closure?: string | null;
            /** Approval Status Gbv Closure */
            readonly approval_status_gbv_closure?: string | null;
            /** Approval Subforms */
            readonly approval_subforms?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /** Assessment Approved */
            readonly assessment_approved?: boolean | null;
            /** Assessment Approved Comments */
            readonly assessment_approved_comments?: string | null;
            /** Assessment Approved Date */
            readonly assessment_approved_date?: string | null;
            /** Assessment Due Dates */
            readonly assessment_due_dates?: readonly string[] | null;
            /** Assessment Requested On */
            readonly assessment_requested_on?: string | null;
            /** Assigned User Names */
            readonly assigned_user_names?: readonly string[] | null;
            /** Associated User Agencies */
            readonly associated_user_agencies?: readonly string[] | null;
            /** Associated User Groups */
            readonly associated_user_groups?: readonly string[] | null;
            /** Associated User Names */
            readonly associated_user_names?: readonly string[] | null;
            /** Case Id */
            readonly case_id?: string | null;
            /** Case Id Code */
            readonly case_id_code?: string | null;
            /** Case Id Display */
            readonly case_id_display?: string | null;
            /** Case Plan Approval Type */
            readonly case_plan_approval_type?: string | null;
            /** Case Plan Approved */
            readonly case_plan_approved?: boolean | null;
            /** Case Plan Approved Comments */
            readonly case_plan_approved_comments?: string | null;
            /** Case Plan Approved Date */
            readonly case_plan_approved_date?: string | null;
            /** Case Plan Due Dates */
            readonly case_plan_due_dates?: readonly string[] | null;
            /** Case Status Reopened */
            readonly case_status_reopened?: boolean | null;
            /** Case Type */
            readonly case_type?: string | null;
            /** Closure Approved */
            readonly closure_approved?: boolean | null;
            /** Closure Approved Comments */
            readonly closure_approved_comments?: string | null;
            /** Closure Approved Date */
            readonly closure_approved_date?: string | null;
            /** Closure Reason */
            readonly closure_reason?: string | null;
            /** Closure Reason Other */
            readonly closure_reason_other?: string | null;
            /** Consent For Services */
            readonly consent_for_services?: boolean | null;
            /** Consent Missing */
            readonly consent_missing?: {
                readonly [key: string]: readonly string[];
            };
            /** Created Agency Office */
            readonly created_agency_office?: string | null;
            /** Created At */
            readonly created_at?: string | null;
            /** Created By */
            readonly created_by?: string | null;
            /** Created By Agency */
            readonly created_by_agency?: string | null;
            /** Created By Full Name */
            readonly created_by_full_name?: string | null;
            /** Created By Groups */
            readonly created_by_groups?: readonly string[] | null;
            /** Created Organization */
            readonly created_organization?: string | null;
            /** Current Alert Types */
            readonly current_alert_types?: readonly string[] | null;
            /** Current Care Arrangement Started Date */
            readonly current_care_arrangement_started_date?: string | null;
            /** Current Care Arrangements Type */
            readonly current_care_arrangements_type?: string | null;
            /** Current Name Caregiver */
            readonly current_name_caregiver?: string | null;
            /** Date Case Plan */
            readonly date_case_plan?: string | null;
            /** Date Closure */
            readonly date_closure?: string | null;
            /** Date Of Birth */
            readonly date_of_birth?: string | null;
            /** Disclosure Other Orgs */
            readonly disclosure_other_orgs?: boolean | null;
            /** Enabled */
            readonly enabled: boolean;
            /** Estimated */
            readonly estimated?: boolean | null;
            /** Family Details Section */
            readonly family_details_section?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /** Family Id */
            readonly family_id?: string | null;
            /** Family Id Display */
            readonly family_id_display?: string | null;
            /** Family Member Id */
            readonly family_member_id?: string | null;
            /** Family Name */
            readonly family_name?: string | null;
            /** Family Number */
            readonly family_number?: string | null;
            /** Flag Count */
            readonly flag_count?: number | null;
            /** Flagged */
            readonly flagged?: boolean | null;
            /** Flags */
            readonly flags?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /** Followup Dates */
            readonly followup_dates?: readonly string[] | null;
            /** Followup Due Dates */
            readonly followup_due_dates?: readonly string[] | null;
            /** Followup Status */
            readonly followup_status?: string | null;
            /** Gbv Closure Approved */
            readonly gbv_closure_approved?: boolean | null;
            /** Gbv Closure Approved Comments */
            readonly gbv_closure_approved_comments?: string | null;
            /** Gbv Closure Approved Date */
            readonly gbv_closure_approved_date?: string | null;
            /** Has Case Plan */
            readonly has_case_plan?: boolean | null;
            /** Has Incidents */
            readonly has_incidents?: boolean | null;
            /** Has Photo */
            readonly has_photo?: boolean | null;
            /** Hidden Name */
            readonly hidden_name?: boolean | null;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Identified At */
            readonly identified_at?: string | null;
            /** Identified By */
            readonly identified_by?: string | null;
            /** Identified By Full Name */
            readonly identified_by_full_name?: string | null;
            /** Incident Details */
            readonly incident_details?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /** Incidents */
            readonly incidents?: readonly string[] | null;
            /** Last Referral Done At */
            readonly last_referral_done_at?: string | null;
            /** Last Referral Rejected At */
            readonly last_referral_rejected_at?: string | null;
            /** Last Updated At */
            readonly last_updated_at: string | null;
            /** Last Updated By */
            readonly last_updated_by?: string | null;
            /** Last Updated By Full Name */
            readonly last_updated_by_full_name?: string | null;
            /** Last Updated Organization */
            readonly last_updated_organization?: string | null;
            /** Location Current */
            readonly location_current?: string | null;
            /** Mark Synced */
            readonly mark_synced?: boolean | null;
            /** Mark Synced Status */
            readonly mark_synced_status?: string | null;
            /** Mark Synced Url */
            readonly mark_synced_url?: string | null;
            /** Matched Tracing Request Id */
            readonly matched_tracing_request_id?: string | null;
            /** Module Id */
            readonly module_id?: string | null;
            /** Name */
            readonly name?: string | null;
            /** Next Action */
            readonly next_action?: string | null;
            /** Next Action Due */
            readonly next_action_due?: string | null;
            /** Next Action Owner */
            readonly next_action_owner?: string | null;
            /** Next Action Policy */
            readonly next_action_policy?: number | null;
            /** Next Action Postponed */
            readonly next_action_postponed?: string | null;
            /** Next Action Postponed Because */
            readonly next_action_postponed_because?: string | null;
            /** Next Action Postponed From */
            readonly next_action_postponed_from?: string | null;
            /** Next Action Postponed To */
            readonly next_action_postponed_to?: string | null;
            /** Not Edited By Owner */
            readonly not_edited_by_owner?: boolean | null;
            /** Notes Section */
            readonly notes_section?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
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
            /** Owned By User Code */
            readonly owned_by_user_code?: string | null;
            /** Permitted Form Actions */
            readonly permitted_form_actions?: {
                readonly [key: string]: readonly string[];
            };
            /** Permitted Forms */
            readonly permitted_forms?: {
                readonly [key: string]: string;
            };
            /** Photo */
            readonly photo?: string | null;
            /** Photos */
            readonly photos?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /** Posted At */
            readonly posted_at?: string | null;
            /** Previous Agency */
            readonly previous_agency?: string | null;
            /** Previously Owned By */
            readonly previously_owned_by?: string | null;
            /** Previously Owned By Agency */
            readonly previously_owned_by_agency?: string | null;
            /** Previously Owned By Agency Office */
            readonly previously_owned_by_agency_office?: string | null;
            /** Previously Owned By Full Name */
            readonly previously_owned_by_full_name?: string | null;
            /** Previously Owned By Location */
            readonly previously_owned_by_location?: string | null;
            /** Protection Concerns */
            readonly protection_concerns?: readonly string[] | null;
            /** Reassigned Tranferred On */
            readonly reassigned_tranferred_on?: string | null;
            /** Reassigned Transferred On */
            readonly reassigned_transferred_on?: string | null;
            /** Record In Scope */
            readonly record_in_scope?: boolean | null;
            /** Record State */
            readonly record_state?: boolean | null;
            /** Recorded Audio */
            readonly recorded_audio?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
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
            /** Registration Date */
            readonly registration_date?: string | null;
            /** Registry Id Display */
            readonly registry_id_display?: string | null;
            /** Registry Name */
            readonly registry_name?: string | null;
            /** Registry No */
            readonly registry_no?: string | null;
            /** Registry Record Id */
            readonly registry_record_id?: string | null;
            /** Reopened Logs */
            readonly reopened_logs?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /** Reporting Location Hierarchy */
            readonly reporting_location_hierarchy?: string | null;
            /** Reunification Dates */
            readonly reunification_dates?: readonly string[] | null;
            /** Risk Level */
            readonly risk_level?: string | null;
            /** Service Due Dates */
            readonly service_due_dates?: readonly string[] | null;
            /** Service Implemented Day Times */
            readonly service_implemented_day_times?: readonly string[] | null;
            /** Services Section */
            readonly services_section?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /** Services Status */
            readonly services_status?: string | null;
            /** Sex */
            readonly sex?: string | null;
            /** Short Id */
            readonly short_id?: string | null;
            /** Source Case Display Id */
            readonly source_case_display_id?: string | null;
            /** State */
            readonly state?: string | null;
            /** Status */
            readonly status?: string | null;
            /** Survivor Code */
            readonly survivor_code?: string | null;
            /** Survivor Code No */
            readonly survivor_code_no?: string | null;
            /** Sync Status */
            readonly sync_status?: string | null;
            /** Synced At */
            readonly synced_at?: string | null;
            /** Tracing Dates */
            readonly tracing_dates?: readonly string[] | null;
            /** Transfer Status */
            readonly transfer_status?: string | null;
            /** Transferred To User Groups */
            readonly transferred_to_user_groups?: readonly string[] | null;
            /** Transferred To Users */
            readonly transferred_to_users?: readonly string[] | null;
            /** Unique Id */
            readonly unique_id?: string | null;
            /** Unique Identifier */
            readonly unique_identifier?: string | null;
            /** Version */
            readonly version: number;
            /** Withheld */
            readonly withheld?: readonly string[];
            /** Workflow */
            readonly workflow?: string | null;
        } & {
            readonly [key: string]: unknown;
        };
        /** CaseBody */
        readonly CaseBody: {
            /**
             * Base Version
             * @default null
             */
            readonly base_version?: number | null;
            readonly data: components["schemas"]["CaseGiven"];
            /**
             * Record Action
             * @default null
             */
            readonly record_action?: string | null;
        };
        /** CaseFeed */
        readonly CaseFeed: {
            /** Data */
            readonly data: readonly components["schemas"]["Case"][];
            /** Gone */
            readonly gone: readonly string[];
            readonly metadata: components["schemas"]["FeedMetadata"];
        };
        /** CaseFileStep */
        readonly CaseFileStep: {
            /** Attachment Url */
            readonly attachment_url: string;
            /** Comments */
            readonly comments?: unknown;
            /** Content Type */
            readonly content_type: string;
            /** Date */
            readonly date?: unknown;
            /** Description */
            readonly description?: unknown;
            /** Field Name */
            readonly field_name: string;
            /** File Name */
            readonly file_name: string;
            /** Id */
            readonly id: number;
            /** Is Current */
            readonly is_current?: boolean;
            readonly record: components["schemas"]["Case"];
            /** Signature Created By User */
            readonly signature_created_by_user?: string;
            /** Signature Provided By */
            readonly signature_provided_by?: unknown;
            /** Signature Provided On */
            readonly signature_provided_on?: unknown;
            /** Size */
            readonly size: number;
        };
        /** CaseFlagStep */
        readonly CaseFlagStep: {
            /** Abilities */
            readonly abilities: readonly string[];
            /**
             * Created At
             * Format: date-time
             */
            readonly created_at: string;
            /**
             * Date
             * Format: date
             */
            readonly date: string;
            /** Flagged By */
            readonly flagged_by: string | null;
            /** Flagged By Full Name */
            readonly flagged_by_full_name: string | null;
            /** Id */
            readonly id: number;
            /** Message */
            readonly message: string | null;
            /** Name */
            readonly name: string | null;
            /** Owned By */
            readonly owned_by: string | null;
            /** Owned By Agency Id */
            readonly owned_by_agency_id: string | null;
            readonly record: components["schemas"]["Case"];
            /** Record Access Denied */
            readonly record_access_denied: boolean;
            /**
             * Record Id
             * Format: uuid
             */
            readonly record_id: string;
            /** Record Type */
            readonly record_type: string;
            /**
             * Record Uuid
             * Format: uuid
             */
            readonly record_uuid: string;
            /** Removed */
            readonly removed: boolean;
            /** Short Id */
            readonly short_id: string;
            /** System Generated Followup */
            readonly system_generated_followup: boolean;
            /** Unflag Message */
            readonly unflag_message: string | null;
            /** Unflagged By */
            readonly unflagged_by: string | null;
            /** Unflagged By Full Name */
            readonly unflagged_by_full_name: string | null;
            /** Unflagged Date */
            readonly unflagged_date: string | null;
            /** Withheld */
            readonly withheld: readonly string[];
        };
        /** CaseGiven */
        readonly CaseGiven: {
            /**
             * Age
             * @default null
             */
            readonly age?: number | null;
            /**
             * Assessment Requested On
             * @default null
             */
            readonly assessment_requested_on?: string | null;
            /**
             * Case Status Reopened
             * @default null
             */
            readonly case_status_reopened?: boolean | null;
            /**
             * Closure Reason
             * @default null
             */
            readonly closure_reason?: string | null;
            /**
             * Closure Reason Other
             * @default null
             */
            readonly closure_reason_other?: string | null;
            /**
             * Consent For Services
             * @default null
             */
            readonly consent_for_services?: boolean | null;
            /**
             * Date Case Plan
             * @default null
             */
            readonly date_case_plan?: string | null;
            /**
             * Date Closure
             * @default null
             */
            readonly date_closure?: string | null;
            /**
             * Date Of Birth
             * @default null
             */
            readonly date_of_birth?: string | null;
            /**
             * Disclosure Other Orgs
             * @default null
             */
            readonly disclosure_other_orgs?: boolean | null;
            /**
             * Estimated
             * @default null
             */
            readonly estimated?: boolean | null;
            /**
             * Family Details Section
             * @default null
             */
            readonly family_details_section?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /**
             * Family Id
             * @default null
             */
            readonly family_id?: string | null;
            /**
             * Family Id Display
             * @default null
             */
            readonly family_id_display?: string | null;
            /**
             * Family Member Id
             * @default null
             */
            readonly family_member_id?: string | null;
            /**
             * Family Name
             * @default null
             */
            readonly family_name?: string | null;
            /**
             * Family Number
             * @default null
             */
            readonly family_number?: string | null;
            /**
             * Hidden Name
             * @default null
             */
            readonly hidden_name?: boolean | null;
            /**
             * Id
             * @description Of a new record: its id, if the client gives it; answered with 204.
             * @default null
             */
            readonly id?: string | null;
            /**
             * Identified By
             * @default null
             */
            readonly identified_by?: string | null;
            /**
             * Incident Details
             * @default null
             */
            readonly incident_details?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /**
             * Location Current
             * @default null
             */
            readonly location_current?: string | null;
            /**
             * Module Id
             * @default null
             */
            readonly module_id?: string | null;
            /**
             * Name
             * @default null
             */
            readonly name?: string | null;
            /**
             * Notes Section
             * @default null
             */
            readonly notes_section?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /**
             * Owned By
             * @default null
             */
            readonly owned_by?: string | null;
            /**
             * Photos
             * @default null
             */
            readonly photos?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /**
             * Protection Concerns
             * @default null
             */
            readonly protection_concerns?: readonly string[] | null;
            /**
             * Record State
             * @default null
             */
            readonly record_state?: boolean | null;
            /**
             * Recorded Audio
             * @default null
             */
            readonly recorded_audio?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /**
             * Registration Date
             * @default null
             */
            readonly registration_date?: string | null;
            /**
             * Registry Id Display
             * @default null
             */
            readonly registry_id_display?: string | null;
            /**
             * Registry Name
             * @default null
             */
            readonly registry_name?: string | null;
            /**
             * Registry No
             * @default null
             */
            readonly registry_no?: string | null;
            /**
             * Registry Record Id
             * @default null
             */
            readonly registry_record_id?: string | null;
            /**
             * Risk Level
             * @default null
             */
            readonly risk_level?: string | null;
            /**
             * Services Section
             * @default null
             */
            readonly services_section?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /**
             * Sex
             * @default null
             */
            readonly sex?: string | null;
            /**
             * Source Case Display Id
             * @default null
             */
            readonly source_case_display_id?: string | null;
            /**
             * Status
             * @default null
             */
            readonly status?: string | null;
            /**
             * Survivor Code
             * @default null
             */
            readonly survivor_code?: string | null;
            /**
             * Survivor Code No
             * @default null
             */
            readonly survivor_code_no?: string | null;
        } & {
            readonly [key: string]: unknown;
        };
        /**
         * CaseloadMetadata
         * @description `limit`: of cases, `load_limit`: of what they weigh. `withheld`: what the caller's role is not shown.
         */
        readonly CaseloadMetadata: {
            /** Limit */
            readonly limit: number;
            /** Load Limit */
            readonly load_limit: number | null;
            /** Withheld */
            readonly withheld: readonly string[];
        };
        /** Caseloads */
        readonly Caseloads: {
            /** Data */
            readonly data: readonly components["schemas"]["CaseloadShown"][];
            readonly metadata: components["schemas"]["CaseloadMetadata"];
        };
        /**
         * CaseloadShown
         * @description `open`, `overdue`: cases; `silent`: rows of `GET /silent_cases`. `load`: the open cases by the weights of the
         *     pack in force; null for who is not shown risks. `why`: what speaks against one more, of `full`, `heavy`, `on_leave`,
         *     `no_account`, `not_yours_to_give`, and of one case `owner`, `other_area`, `conflict_of_interest`. `area`: where they
         *     work, a code of the locations.
         */
        readonly CaseloadShown: {
            /** Area */
            readonly area: string | null;
            /** Could Take */
            readonly could_take: boolean;
            /** Full Name */
            readonly full_name: string;
            /** Load */
            readonly load: number | null;
            /** Open */
            readonly open: number;
            /** Overdue */
            readonly overdue: number;
            /** Silent */
            readonly silent: number;
            /** User Name */
            readonly user_name: string;
            /** Why */
            readonly why: readonly string[];
        };
        /** Changes */
        readonly Changes: {
            readonly forms: components["schemas"]["Foreseen"];
            readonly lookups: components["schemas"]["Foreseen"];
            /** Warnings */
            readonly warnings: readonly components["schemas"]["FindingShown"][];
        };
        /** ChildBody */
        readonly ChildBody: {
            readonly data: components["schemas"]["ChildGiven"];
        };
        /**
         * ChildGiven
         * @description What is known of the child so far. `names`: every name it goes by, each with all its words; the first ones may
         *     be half typed.
         */
        readonly ChildGiven: {
            /** Age */
            readonly age?: number | null;
            /** Date Of Birth */
            readonly date_of_birth?: string | null;
            /** Location Current */
            readonly location_current?: string | null;
            /** Names */
            readonly names: readonly string[];
            /** Sex */
            readonly sex?: string | null;
        };
        /**
         * Closing
         * @description `needs`: fields without which it is not closed; `missing`: those of them that are empty. `open`: how much of each
         *     is open: `services`, `follow_ups`, `assessment`, `case_plan`, and `referrals_pending`, `referrals_accepted`, which
         *     closing ends. `withheld`: what of it the caller may not know. `in_danger`: null where they may not know it.
         */
        readonly Closing: {
            /** In Danger */
            readonly in_danger: boolean | null;
            /** Missing */
            readonly missing: readonly string[];
            /** Needs */
            readonly needs: readonly string[];
            /** Open */
            readonly open: {
                readonly [key: string]: number;
            };
            /** Withheld */
            readonly withheld: readonly string[];
        };
        /** ConfigurationBody */
        readonly ConfigurationBody: {
            /**
             * ConfigurationGiven
             * @description `data`: a configuration in the shape of Primero's exports; without it, the present state is stored.
             */
            readonly data: {
                /** Data */
                readonly data?: {
                    readonly [key: string]: unknown;
                } | null;
                /** Description */
                readonly description?: string | null;
                /** Id */
                readonly id?: string | null;
                /** Name */
                readonly name?: string | null;
                /** Primero Version */
                readonly primero_version?: string | null;
                /** Version */
                readonly version?: string | null;
            };
        };
        /** ConfigurationChangeBody */
        readonly ConfigurationChangeBody: {
            /**
             * ConfigurationChange
             * @description `apply_now`: what it holds becomes the forms and lookups, in the background; `state` says how far it is.
             */
            readonly data: {
                /** Apply Now */
                readonly apply_now?: boolean | null;
                /** Description */
                readonly description?: string | null;
                /** Name */
                readonly name?: string | null;
            };
        };
        /** ConfigurationGone */
        readonly ConfigurationGone: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
        };
        /**
         * ConfigurationShown
         * @description `data`: the whole of it in the shape of Primero's exports, where `with_data=true` asked for it.
         */
        readonly ConfigurationShown: {
            /** Applied By */
            readonly applied_by: string | null;
            /** Applied On */
            readonly applied_on: string | null;
            /** Attempts */
            readonly attempts: number;
            /** Can Apply */
            readonly can_apply: boolean;
            /** Created By */
            readonly created_by: string;
            /**
             * Created On
             * Format: date-time
             */
            readonly created_on: string;
            /** Data */
            readonly data?: {
                readonly [key: string]: unknown;
            } | null;
            /** Description */
            readonly description: string | null;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Name */
            readonly name: string | null;
            readonly outcome: components["schemas"]["Outcome"];
            /** Primero Version */
            readonly primero_version: string | null;
            readonly state: components["schemas"]["State"];
            /** Version */
            readonly version: string;
        };
        /** ContactBody */
        readonly ContactBody: {
            /** ContactGiven */
            readonly data: {
                /** Email */
                readonly email?: string | null;
                /** Location */
                readonly location?: string | null;
                /** Name */
                readonly name?: string | null;
                /** Organization */
                readonly organization?: string | null;
                /** Other Information */
                readonly other_information?: string | null;
                /** Phone */
                readonly phone?: string | null;
                /** Position */
                readonly position?: string | null;
                /** Support Forum */
                readonly support_forum?: string | null;
            };
        };
        /**
         * ContactShown
         * @description Whom to ask.
         */
        readonly ContactShown: {
            /** Email */
            readonly email: string | null;
            /** Id */
            readonly id: number;
            /** Location */
            readonly location: string | null;
            /** Name */
            readonly name: string | null;
            /** Organization */
            readonly organization: string | null;
            /** Other Information */
            readonly other_information: string | null;
            /** Phone */
            readonly phone: string | null;
            /** Position */
            readonly position: string | null;
            /** Support Forum */
            readonly support_forum: string | null;
            /** System Version */
            readonly system_version: string;
        };
        /** DecisionBody */
        readonly DecisionBody: {
            readonly data: components["schemas"]["DecisionGiven"];
        };
        /**
         * DecisionGiven
         * @description `effective_from`: today where it is not given, and no day that is gone. `approved_by`: who agreed to it.
         */
        readonly DecisionGiven: {
            /** Approved By */
            readonly approved_by: string;
            /** Effective From */
            readonly effective_from?: string | null;
        };
        /**
         * DecisionShown
         * @description `approved_by`: who agreed to it; `decided_by`: the account that put it in force.
         */
        readonly DecisionShown: {
            /** Approved By */
            readonly approved_by: string;
            /**
             * Decided At
             * Format: date-time
             */
            readonly decided_at: string;
            /** Decided By */
            readonly decided_by: string;
            /**
             * Effective From
             * Format: date
             */
            readonly effective_from: string;
        };
        /**
         * EffectShown
         * @description Of the open cases: how many are overdue by the pack in force, how many by this one, and how many become so.
         *     `all_open_cases`: of how many these are; `after`: where to go on, null where all were counted.
         */
        readonly EffectShown: {
            /** After */
            readonly after: string | null;
            /** All Open Cases */
            readonly all_open_cases: number;
            /** Become Overdue */
            readonly become_overdue: number;
            /** Open Cases */
            readonly open_cases: number;
            /** Overdue */
            readonly overdue: number;
            /** Overdue By This */
            readonly overdue_by_this: number;
        };
        /** ErasureBody */
        readonly ErasureBody: {
            readonly data: components["schemas"]["ErasureGiven"];
        };
        /**
         * ErasureGiven
         * @description `short_id`: the record's own number, so that nobody erases the file beside the one that was meant.
         */
        readonly ErasureGiven: {
            /**
             * Reason
             * @enum {string}
             */
            readonly reason: "subject_asked" | "registered_by_mistake" | "kept_long_enough" | "ordered";
            /** Short Id */
            readonly short_id: string;
        };
        /**
         * FeedMetadata
         * @description `cursor`: what `since` begins with next time. `more`: there is more by now. `reset`: the caller sees another
         *     part of the records than before, so that what they hold beside this answer is out of date.
         */
        readonly FeedMetadata: {
            /** Cursor */
            readonly cursor: string;
            /** More */
            readonly more: boolean;
            /** Reset */
            readonly reset: boolean;
        };
        /** FieldGiven */
        readonly FieldGiven: {
            /** Autosum Group */
            readonly autosum_group?: string | null;
            /** Autosum Total */
            readonly autosum_total?: boolean | null;
            /** Calculation */
            readonly calculation?: {
                readonly [key: string]: unknown;
            } | readonly unknown[] | null;
            /** Collapse */
            readonly collapse?: string | null;
            /** Custom Template */
            readonly custom_template?: string | null;
            /** Date Include Time */
            readonly date_include_time?: boolean | null;
            /** Date Validation */
            readonly date_validation?: string | null;
            /** Disabled */
            readonly disabled?: boolean | null;
            /** Display Conditions Record */
            readonly display_conditions_record?: {
                readonly [key: string]: unknown;
            } | readonly unknown[] | null;
            /** Display Conditions Subform */
            readonly display_conditions_subform?: {
                readonly [key: string]: unknown;
            } | readonly unknown[] | null;
            /** Display Name */
            readonly display_name?: {
                readonly [key: string]: string;
            } | null;
            /** Editable */
            readonly editable?: boolean | null;
            /** Expose Unique Id */
            readonly expose_unique_id?: boolean | null;
            /** Field Tags */
            readonly field_tags?: readonly unknown[] | null;
            /** Guiding Questions */
            readonly guiding_questions?: {
                readonly [key: string]: string;
            } | null;
            /** Help Text */
            readonly help_text?: {
                readonly [key: string]: string;
            } | null;
            /** Hidden Text Field */
            readonly hidden_text_field?: boolean | null;
            /** Hide On View Page */
            readonly hide_on_view_page?: boolean | null;
            /** Link To Path */
            readonly link_to_path?: string | null;
            /** Link To Path External */
            readonly link_to_path_external?: boolean | null;
            /** Mandatory For Completion */
            readonly mandatory_for_completion?: boolean | null;
            /** Matchable */
            readonly matchable?: boolean | null;
            /** Mobile Visible */
            readonly mobile_visible?: boolean | null;
            /** Multi Select */
            readonly multi_select?: boolean | null;
            /** Name */
            readonly name: string;
            /** Option Strings Condition */
            readonly option_strings_condition?: {
                readonly [key: string]: unknown;
            } | readonly unknown[] | null;
            /** Option Strings Source */
            readonly option_strings_source?: string | null;
            /** Option Strings Text */
            readonly option_strings_text?: readonly components["schemas"]["OptionOfField"][] | null;
            /** Order */
            readonly order?: number | null;
            /** Phone Number */
            readonly phone_number?: boolean | null;
            /** Required */
            readonly required?: boolean | null;
            /** Sealed */
            readonly sealed?: boolean | null;
            /** Searchable Select */
            readonly searchable_select?: boolean | null;
            /** Selected Value */
            readonly selected_value?: string | null;
            /** Show On Minify Form */
            readonly show_on_minify_form?: boolean | null;
            /** Signature Provided By Label */
            readonly signature_provided_by_label?: {
                readonly [key: string]: string;
            } | null;
            /** Subform Section Configuration */
            readonly subform_section_configuration?: {
                readonly [key: string]: unknown;
            } | readonly unknown[] | null;
            /** Subform Section Id */
            readonly subform_section_id?: number | null;
            /** Subform Summary */
            readonly subform_summary?: {
                readonly [key: string]: unknown;
            } | readonly unknown[] | null;
            /** Subform Unique Id */
            readonly subform_unique_id?: string | null;
            /** Tally */
            readonly tally?: readonly components["schemas"]["OptionOfField"][] | null;
            /** Tick Box Label */
            readonly tick_box_label?: {
                readonly [key: string]: string;
            } | null;
            /** Type */
            readonly type?: string | null;
            /** Visible */
            readonly visible?: boolean | null;
        };
        /**
         * FieldNames
         * @description The field that says by when, by type of task.
         */
        readonly FieldNames: {
            /** Assessment */
            readonly assessment: string;
            /** Case Plan */
            readonly case_plan: string;
            /** Follow Up */
            readonly follow_up: string;
            /** Service */
            readonly service: string;
        };
        /** FieldShown */
        readonly FieldShown: {
            /** Autosum Group */
            readonly autosum_group?: string;
            /** Autosum Total */
            readonly autosum_total: boolean;
            /** Calculation */
            readonly calculation?: {
                readonly [key: string]: unknown;
            } | readonly unknown[];
            /** Collapse */
            readonly collapse?: string;
            /** Created At */
            readonly created_at: string | null;
            /** Custom Template */
            readonly custom_template?: string;
            /** Date Include Time */
            readonly date_include_time: boolean;
            /** Date Validation */
            readonly date_validation: string;
            /** Disabled */
            readonly disabled: boolean;
            /** Display Conditions Record */
            readonly display_conditions_record?: {
                readonly [key: string]: unknown;
            } | readonly unknown[];
            /** Display Conditions Subform */
            readonly display_conditions_subform?: {
                readonly [key: string]: unknown;
            } | readonly unknown[];
            /** Display Name */
            readonly display_name?: {
                readonly [key: string]: string;
            };
            /** Editable */
            readonly editable: boolean;
            /** Expose Unique Id */
            readonly expose_unique_id: boolean;
            /** Field Tags */
            readonly field_tags: readonly unknown[];
            /** Form Section Id */
            readonly form_section_id: number;
            /** Guiding Questions */
            readonly guiding_questions?: {
                readonly [key: string]: string;
            };
            /** Help Text */
            readonly help_text?: {
                readonly [key: string]: string;
            };
            /** Hidden Text Field */
            readonly hidden_text_field: boolean;
            /** Hide On View Page */
            readonly hide_on_view_page: boolean;
            /** Id */
            readonly id: number;
            /** Link To Path */
            readonly link_to_path?: string;
            /** Link To Path External */
            readonly link_to_path_external: boolean;
            /** Mandatory For Completion */
            readonly mandatory_for_completion: boolean;
            /** Matchable */
            readonly matchable: boolean;
            /** Mobile Visible */
            readonly mobile_visible: boolean;
            /** Multi Select */
            readonly multi_select: boolean;
            /** Name */
            readonly name: string;
            /** Option Strings Condition */
            readonly option_strings_condition?: {
                readonly [key: string]: unknown;
            } | readonly unknown[];
            /** Option Strings Source */
            readonly option_strings_source?: string;
            /** Option Strings Text */
            readonly option_strings_text?: readonly components["schemas"]["OptionOfField"][];
            /** Order */
            readonly order: number;
            /** Phone Number */
            readonly phone_number: boolean;
            /** Required */
            readonly required: boolean;
            /** Sealed */
            readonly sealed: boolean;
            /** Searchable Select */
            readonly searchable_select: boolean;
            /** Selected Value */
            readonly selected_value?: string;
            /** Show On Minify Form */
            readonly show_on_minify_form: boolean;
            /** Signature Provided By Label */
            readonly signature_provided_by_label?: {
                readonly [key: string]: string;
            };
            /** Subform Section Configuration */
            readonly subform_section_configuration?: {
                readonly [key: string]: unknown;
            } | readonly unknown[];
            /** Subform Section Id */
            readonly subform_section_id?: number | null;
            /** Subform Summary */
            readonly subform_summary?: {
                readonly [key: string]: unknown;
            } | readonly unknown[];
            /** Subform Unique Id */
            readonly subform_unique_id?: string | null;
            /** Tally */
            readonly tally?: readonly components["schemas"]["OptionOfField"][];
            /** Tick Box Label */
            readonly tick_box_label?: {
                readonly [key: string]: string;
            };
            /** Type */
            readonly type: string;
            /** Updated At */
            readonly updated_at: string | null;
            /** Visible */
            readonly visible: boolean;
        };
        /** FileBody */
        readonly FileBody: {
            readonly data: components["schemas"]["FileGiven"];
        };
        /**
         * FileChange
         * @description The file itself, its name and its place stay: `attachment`, `file_name`, `field_name` are refused.
         */
        readonly FileChange: {
            /** Attachment */
            readonly attachment?: unknown;
            /** Attachment Type */
            readonly attachment_type?: unknown;
            /** Comments */
            readonly comments?: string | null;
            /** Date */
            readonly date?: string | null;
            /** Description */
            readonly description?: string | null;
            /** Field Name */
            readonly field_name?: unknown;
            /** File Name */
            readonly file_name?: unknown;
            /** Is Current */
            readonly is_current?: boolean | null;
            /** Signature Provided By */
            readonly signature_provided_by?: string | null;
        };
        /** FileChangeBody */
        readonly FileChangeBody: {
            readonly data: components["schemas"]["FileChange"];
        };
        /**
         * FileGiven
         * @description `attachment`: the file in Base64. `upload`: the id under which it was sent in pieces instead.
         */
        readonly FileGiven: {
            /**
             * Attachment
             * @default null
             */
            readonly attachment?: string | null;
            readonly attachment_type: components["schemas"]["Sort"];
            /**
             * Comments
             * @default null
             */
            readonly comments?: string | null;
            /**
             * Date
             * @default null
             */
            readonly date?: string | null;
            /**
             * Description
             * @default null
             */
            readonly description?: string | null;
            /** Field Name */
            readonly field_name: string;
            /**
             * File Name
             * @default null
             */
            readonly file_name?: string | null;
            /**
             * Is Current
             * @default null
             */
            readonly is_current?: boolean | null;
            /**
             * Signature Provided By
             * @default null
             */
            readonly signature_provided_by?: string | null;
            /**
             * Upload
             * @default null
             */
            readonly upload?: string | null;
        };
        /**
         * FindingShown
         * @description What is wrong, and where: of which part, which of its things, which field of a form, which attribute.
         */
        readonly FindingShown: {
            /** Attribute */
            readonly attribute: string;
            /** Code */
            readonly code: string;
            /** Field */
            readonly field: string | null;
            /** Part */
            readonly part: string;
            /** Unique Id */
            readonly unique_id: string | null;
        };
        /** FlagBody */
        readonly FlagBody: {
            readonly data: components["schemas"]["FlagGiven"];
        };
        /**
         * FlagChange
         * @description `unflag_message`: it is resolved, and this is what became of it; it is sent alone.
         */
        readonly FlagChange: {
            /** Date */
            readonly date?: string | null;
            /** Message */
            readonly message?: string | null;
            /** Unflag Message */
            readonly unflag_message?: string | null;
        };
        /** FlagChangeBody */
        readonly FlagChangeBody: {
            readonly data: components["schemas"]["FlagChange"];
        };
        /**
         * FlagGiven
         * @description `message`: why the record should be looked at. `date`: by when; today unless it is given.
         */
        readonly FlagGiven: {
            /** Date */
            readonly date?: string | null;
            /** Message */
            readonly message?: string | null;
        };
        /** FlagPage */
        readonly FlagPage: {
            /** Data */
            readonly data: readonly components["schemas"]["FlagShown"][];
            readonly metadata: components["schemas"]["PageMetadata"];
        };
        /**
         * FlagShown
         * @description `message`, `unflag_message`: null where the record's content was erased, and where `withheld` names them. Who
         *     raised and resolved it is null too where the caller may not know of that person. `abilities`: `resolve`, `change`.
         *     `record_uuid`: as `record_id`.
         */
        readonly FlagShown: {
            /** Abilities */
            readonly abilities: readonly string[];
            /**
             * Created At
             * Format: date-time
             */
            readonly created_at: string;
            /**
             * Date
             * Format: date
             */
            readonly date: string;
            /** Flagged By */
            readonly flagged_by: string | null;
            /** Flagged By Full Name */
            readonly flagged_by_full_name: string | null;
            /** Id */
            readonly id: number;
            /** Message */
            readonly message: string | null;
            /** Name */
            readonly name: string | null;
            /** Owned By */
            readonly owned_by: string | null;
            /** Owned By Agency Id */
            readonly owned_by_agency_id: string | null;
            /** Record Access Denied */
            readonly record_access_denied: boolean;
            /**
             * Record Id
             * Format: uuid
             */
            readonly record_id: string;
            /** Record Type */
            readonly record_type: string;
            /**
             * Record Uuid
             * Format: uuid
             */
            readonly record_uuid: string;
            /** Removed */
            readonly removed: boolean;
            /** Short Id */
            readonly short_id: string;
            /** System Generated Followup */
            readonly system_generated_followup: boolean;
            /** Unflag Message */
            readonly unflag_message: string | null;
            /** Unflagged By */
            readonly unflagged_by: string | null;
            /** Unflagged By Full Name */
            readonly unflagged_by_full_name: string | null;
            /** Unflagged Date */
            readonly unflagged_date: string | null;
            /** Withheld */
            readonly withheld: readonly string[];
        };
        /**
         * Foreseen
         * @description `changed`: by unique id, what of it: `attributes`, `fields_added`, `no_longer_sealed` and so on.
         */
        readonly Foreseen: {
            /** Changed */
            readonly changed: {
                readonly [key: string]: {
                    readonly [key: string]: readonly string[];
                };
            };
            /** Created */
            readonly created: readonly string[];
            /** Deleted */
            readonly deleted: readonly string[];
        };
        /** FormBody */
        readonly FormBody: {
            /** Data */
            readonly data: components["schemas"]["FormGiven"];
        };
        /** FormGiven */
        readonly FormGiven: {
            /** Collapsed Field Names */
            readonly collapsed_field_names?: readonly unknown[] | null;
            /** Core Form */
            readonly core_form?: boolean | null;
            /** Description */
            readonly description?: {
                readonly [key: string]: string;
            } | null;
            /** Display Conditions */
            readonly display_conditions?: {
                readonly [key: string]: unknown;
            } | readonly unknown[] | null;
            /** Display Help Text View */
            readonly display_help_text_view?: boolean | null;
            /** Editable */
            readonly editable?: boolean | null;
            /** Fields */
            readonly fields?: readonly components["schemas"]["FieldGiven"][] | null;
            /** Form Group Id */
            readonly form_group_id?: string | null;
            /** Form Group Keyed */
            readonly form_group_keyed?: boolean | null;
            /** Form Group Name */
            readonly form_group_name?: {
                readonly [key: string]: string;
            } | null;
            /** Header Message Link */
            readonly header_message_link?: string | null;
            /** Help Text */
            readonly help_text?: {
                readonly [key: string]: string;
            } | null;
            /** Hide Subform Placeholder */
            readonly hide_subform_placeholder?: boolean | null;
            /** Initial Subforms */
            readonly initial_subforms?: number | null;
            /** Is First Tab */
            readonly is_first_tab?: boolean | null;
            /** Is Nested */
            readonly is_nested?: boolean | null;
            /** Is Summary Section */
            readonly is_summary_section?: boolean | null;
            /** Mobile Form */
            readonly mobile_form?: boolean | null;
            /** Module Ids */
            readonly module_ids?: readonly string[] | null;
            /** Name */
            readonly name?: {
                readonly [key: string]: string;
            } | null;
            /** Order */
            readonly order?: number | null;
            /** Order Form Group */
            readonly order_form_group?: number | null;
            /** Order Subform */
            readonly order_subform?: number | null;
            /** Parent Form */
            readonly parent_form?: string | null;
            /** Shared Subform */
            readonly shared_subform?: string | null;
            /** Shared Subform Group */
            readonly shared_subform_group?: string | null;
            /** Subform Append Only */
            readonly subform_append_only?: boolean | null;
            /** Subform Header Links */
            readonly subform_header_links?: readonly unknown[] | null;
            /** Subform Prevent Item Removal */
            readonly subform_prevent_item_removal?: boolean | null;
            /** Unique Id */
            readonly unique_id?: string | null;
            /** Visible */
            readonly visible?: boolean | null;
        };
        /** FormShown */
        readonly FormShown: {
            /** Collapsed Field Names */
            readonly collapsed_field_names: readonly unknown[];
            /** Core Form */
            readonly core_form: boolean;
            /** Created At */
            readonly created_at: string | null;
            /** Description */
            readonly description?: {
                readonly [key: string]: string;
            };
            /** Display Conditions */
            readonly display_conditions?: {
                readonly [key: string]: unknown;
            } | readonly unknown[];
            /** Display Help Text View */
            readonly display_help_text_view: boolean;
            /** Editable */
            readonly editable: boolean;
            /** Fields */
            readonly fields: readonly components["schemas"]["FieldShown"][];
            /** Form Group Id */
            readonly form_group_id?: string;
            /** Form Group Keyed */
            readonly form_group_keyed: boolean;
            /** Form Group Name */
            readonly form_group_name?: {
                readonly [key: string]: string;
            };
            /** Header Message Link */
            readonly header_message_link?: string;
            /** Help Text */
            readonly help_text?: {
                readonly [key: string]: string;
            };
            /** Hide Subform Placeholder */
            readonly hide_subform_placeholder: boolean;
            /** Id */
            readonly id: number;
            /** Initial Subforms */
            readonly initial_subforms: number;
            /** Is First Tab */
            readonly is_first_tab: boolean;
            /** Is Nested */
            readonly is_nested: boolean;
            /** Is Summary Section */
            readonly is_summary_section: boolean;
            /** Mobile Form */
            readonly mobile_form: boolean;
            /** Module Ids */
            readonly module_ids: readonly string[];
            /** Name */
            readonly name?: {
                readonly [key: string]: string;
            };
            /** Order */
            readonly order: number;
            /** Order Form Group */
            readonly order_form_group: number;
            /** Order Subform */
            readonly order_subform: number;
            /** Parent Form */
            readonly parent_form: string;
            /** Shared Subform */
            readonly shared_subform?: string;
            /** Shared Subform Group */
            readonly shared_subform_group?: string;
            /** Subform Append Only */
            readonly subform_append_only: boolean;
            /** Subform Header Links */
            readonly subform_header_links: readonly unknown[];
            /** Subform Prevent Item Removal */
            readonly subform_prevent_item_removal: boolean;
            /** Unique Id */
            readonly unique_id: string;
            /** Updated At */
            readonly updated_at: string | null;
            /** Visible */
            readonly visible: boolean;
        };
        /**
         * HistoryEntry
         * @description `record_changes`: for each field `{name: {from, to}}`, as far as the caller may read it. `user_name`: null where
         *     it is withheld who changed it.
         */
        readonly HistoryEntry: {
            /** Action */
            readonly action: string;
            /**
             * Datetime
             * Format: date-time
             */
            readonly datetime: string;
            /** Record Changes */
            readonly record_changes: readonly {
                readonly [key: string]: unknown;
            }[];
            /**
             * Record Id
             * Format: uuid
             */
            readonly record_id: string;
            /** Record Type */
            readonly record_type: string;
            /** User Name */
            readonly user_name: string | null;
        };
        /** HolidayShown */
        readonly HolidayShown: {
            /**
             * Date
             * Format: date
             */
            readonly date: string;
            /** Name */
            readonly name: string | null;
        };
        /** ImportAnswer */
        readonly ImportAnswer: {
            readonly data: components["schemas"]["Imported"];
            /** Errors */
            readonly errors: readonly components["schemas"]["ImportFailure"][];
        };
        /** ImportBody */
        readonly ImportBody: {
            readonly data: components["schemas"]["ImportedFile"];
        };
        /**
         * Imported
         * @description `created_total`: places that were not there before.
         */
        readonly Imported: {
            /** Created Total */
            readonly created_total: number;
            /** Failure Total */
            readonly failure_total: number;
            /** Failures */
            readonly failures: readonly components["schemas"]["ImportFailure"][];
            /** File Name */
            readonly file_name: string | null;
            /** Status */
            readonly status: string;
            /** Success Total */
            readonly success_total: number;
            /** Total */
            readonly total: number;
        };
        /**
         * ImportedFile
         * @description A CSV file whose columns are tagged by HXL, in Base64.
         */
        readonly ImportedFile: {
            /** Content Type */
            readonly content_type?: string | null;
            /** Data Base64 */
            readonly data_base64: string;
            /** File Name */
            readonly file_name?: string | null;
        };
        /**
         * ImportFailure
         * @description Counted from 1. `column`: null where the whole row could not be read.
         */
        readonly ImportFailure: {
            /** Code */
            readonly code: string;
            /** Column */
            readonly column: number | null;
            /** Row */
            readonly row: number;
        };
        /** Incident */
        readonly Incident: {
            /** Abilities */
            readonly abilities: readonly string[];
            /** Age */
            readonly age?: number | null;
            /** Alert Count */
            readonly alert_count?: number | null;
            /** Assigned User Names */
            readonly assigned_user_names?: readonly string[] | null;
            /** Associated User Agencies */
            readonly associated_user_agencies?: readonly string[] | null;
            /** Associated User Groups */
            readonly associated_user_groups?: readonly string[] | null;
            /** Associated User Names */
            readonly associated_user_names?: readonly string[] | null;
            /** Case Id Display */
            readonly case_id_display?: string | null;
            /** Consent For Services */
            readonly consent_for_services?: boolean | null;
            /** Consent Missing */
            readonly consent_missing?: {
                readonly [key: string]: readonly string[];
            };
            /** Created Agency Office */
            readonly created_agency_office?: string | null;
            /** Created At */
            readonly created_at?: string | null;
            /** Created By */
            readonly created_by?: string | null;
            /** Created By Agency */
            readonly created_by_agency?: string | null;
            /** Created By Full Name */
            readonly created_by_full_name?: string | null;
            /** Created By Groups */
            readonly created_by_groups?: readonly string[] | null;
            /** Created Organization */
            readonly created_organization?: string | null;
            /** Current Alert Types */
            readonly current_alert_types?: readonly string[] | null;
            /** Date Of Birth */
            readonly date_of_birth?: string | null;
            /** Disclosure Other Orgs */
            readonly disclosure_other_orgs?: boolean | null;
            /** Elapsed Reporting Time */
            readonly elapsed_reporting_time?: string | null;
            /** Enabled */
            readonly enabled: boolean;
            /** Estimated */
            readonly estimated?: boolean | null;
            /** Flag Count */
            readonly flag_count?: number | null;
            /** Flagged */
            readonly flagged?: boolean | null;
            /** Flags */
            readonly flags?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /** Gbv Case Context */
            readonly gbv_case_context?: readonly string[] | null;
            /** Has Case Plan */
            readonly has_case_plan?: boolean | null;
            /** Has Photo */
            readonly has_photo?: boolean | null;
            /** Hidden Name */
            readonly hidden_name?: boolean | null;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Incident Case Id */
            readonly incident_case_id?: string | null;
            /** Incident Code */
            readonly incident_code?: string | null;
            /** Incident Date Derived */
            readonly incident_date_derived?: string | null;
            /** Incident Id */
            readonly incident_id?: string | null;
            /** Last Referral Done At */
            readonly last_referral_done_at?: string | null;
            /** Last Referral Rejected At */
            readonly last_referral_rejected_at?: string | null;
            /** Last Updated At */
            readonly last_updated_at: string | null;
            /** Last Updated By */
            readonly last_updated_by?: string | null;
            /** Last Updated By Full Name */
            readonly last_updated_by_full_name?: string | null;
            /** Last Updated Organization */
            readonly last_updated_organization?: string | null;
            /** Location Current */
            readonly location_current?: string | null;
            /** Mark Synced */
            readonly mark_synced?: boolean | null;
            /** Mark Synced Status */
            readonly mark_synced_status?: string | null;
            /** Mark Synced Url */
            readonly mark_synced_url?: string | null;
            /** Module Id */
            readonly module_id?: string | null;
            /** Not Edited By Owner */
            readonly not_edited_by_owner?: boolean | null;
            /** Number Of Perpetrators */
            readonly number_of_perpetrators?: string | null;
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
            /** Owned By User Code */
            readonly owned_by_user_code?: string | null;
            /** Permitted Form Actions */
            readonly permitted_form_actions?: {
                readonly [key: string]: readonly string[];
            };
            /** Permitted Forms */
            readonly permitted_forms?: {
                readonly [key: string]: string;
            };
            /** Photo */
            readonly photo?: string | null;
            /** Photos */
            readonly photos?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /** Posted At */
            readonly posted_at?: string | null;
            /** Previous Agency */
            readonly previous_agency?: string | null;
            /** Previously Owned By */
            readonly previously_owned_by?: string | null;
            /** Previously Owned By Agency */
            readonly previously_owned_by_agency?: string | null;
            /** Previously Owned By Agency Office */
            readonly previously_owned_by_agency_office?: string | null;
            /** Previously Owned By Full Name */
            readonly previously_owned_by_full_name?: string | null;
            /** Previously Owned By Location */
            readonly previously_owned_by_location?: string | null;
            /** Reassigned Tranferred On */
            readonly reassigned_tranferred_on?: string | null;
            /** Reassigned Transferred On */
            readonly reassigned_transferred_on?: string | null;
            /** Record In Scope */
            readonly record_in_scope?: boolean | null;
            /** Record State */
            readonly record_state?: boolean | null;
            /** Recorded Audio */
            readonly recorded_audio?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
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
            /** Risk Level */
            readonly risk_level?: string | null;
            /** Sex */
            readonly sex?: string | null;
            /** Short Id */
            readonly short_id?: string | null;
            /** Source Case Display Id */
            readonly source_case_display_id?: string | null;
            /** State */
            readonly state?: string | null;
            /** Status */
            readonly status?: string | null;
            /** Survivor Code */
            readonly survivor_code?: string | null;
            /** Survivor Code No */
            readonly survivor_code_no?: string | null;
            /** Sync Status */
            readonly sync_status?: string | null;
            /** Synced At */
            readonly synced_at?: string | null;
            /** Transfer Status */
            readonly transfer_status?: string | null;
            /** Transferred To User Groups */
            readonly transferred_to_user_groups?: readonly string[] | null;
            /** Transferred To Users */
            readonly transferred_to_users?: readonly string[] | null;
            /** Unique Id */
            readonly unique_id?: string | null;
            /** Unique Identifier */
            readonly unique_identifier?: string | null;
            /** Version */
            readonly version: number;
            /** Withheld */
            readonly withheld?: readonly string[];
        } & {
            readonly [key: string]: unknown;
        };
        /**
         * IncidentBegun
         * @description What a new incident of a case begins with. It is not there yet: it has no id and no number.
         */
        readonly IncidentBegun: {
            /** Abilities */
            readonly abilities: readonly string[];
            /** Age */
            readonly age?: number | null;
            /** Alert Count */
            readonly alert_count?: number | null;
            /** Assigned User Names */
            readonly assigned_user_names?: readonly string[] | null;
            /** Associated User Agencies */
            readonly associated_user_agencies?: readonly string[] | null;
            /** Associated User Groups */
            readonly associated_user_groups?: readonly string[] | null;
            /** Associated User Names */
            readonly associated_user_names?: readonly string[] | null;
            /** Case Id Display */
            readonly case_id_display?: string | null;
            /** Consent For Services */
            readonly consent_for_services?: boolean | null;
            /** Consent Missing */
            readonly consent_missing?: {
                readonly [key: string]: readonly string[];
            };
            /** Created Agency Office */
            readonly created_agency_office?: string | null;
            /** Created At */
            readonly created_at?: string | null;
            /** Created By */
            readonly created_by?: string | null;
            /** Created By Agency */
            readonly created_by_agency?: string | null;
            /** Created By Full Name */
            readonly created_by_full_name?: string | null;
            /** Created By Groups */
            readonly created_by_groups?: readonly string[] | null;
            /** Created Organization */
            readonly created_organization?: string | null;
            /** Current Alert Types */
            readonly current_alert_types?: readonly string[] | null;
            /** Date Of Birth */
            readonly date_of_birth?: string | null;
            /** Disclosure Other Orgs */
            readonly disclosure_other_orgs?: boolean | null;
            /** Elapsed Reporting Time */
            readonly elapsed_reporting_time?: string | null;
            /** Enabled */
            readonly enabled: boolean;
            /** Estimated */
            readonly estimated?: boolean | null;
            /** Flag Count */
            readonly flag_count?: number | null;
            /** Flagged */
            readonly flagged?: boolean | null;
            /** Flags */
            readonly flags?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /** Gbv Case Context */
            readonly gbv_case_context?: readonly string[] | null;
            /** Has Case Plan */
            readonly has_case_plan?: boolean | null;
            /** Has Photo */
            readonly has_photo?: boolean | null;
            /** Hidden Name */
            readonly hidden_name?: boolean | null;
            /** Id */
            readonly id?: null;
            /** Incident Case Id */
            readonly incident_case_id?: string | null;
            /** Incident Code */
            readonly incident_code?: string | null;
            /** Incident Date Derived */
            readonly incident_date_derived?: string | null;
            /** Incident Id */
            readonly incident_id?: string | null;
            /** Last Referral Done At */
            readonly last_referral_done_at?: string | null;
            /** Last Referral Rejected At */
            readonly last_referral_rejected_at?: string | null;
            /** Last Updated At */
            readonly last_updated_at: string | null;
            /** Last Updated By */
            readonly last_updated_by?: string | null;
            /** Last Updated By Full Name */
            readonly last_updated_by_full_name?: string | null;
            /** Last Updated Organization */
            readonly last_updated_organization?: string | null;
            /** Location Current */
            readonly location_current?: string | null;
            /** Mark Synced */
            readonly mark_synced?: boolean | null;
            /** Mark Synced Status */
            readonly mark_synced_status?: string | null;
            /** Mark Synced Url */
            readonly mark_synced_url?: string | null;
            /** Module Id */
            readonly module_id?: string | null;
            /** Not Edited By Owner */
            readonly not_edited_by_owner?: boolean | null;
            /** Number Of Perpetrators */
            readonly number_of_perpetrators?: string | null;
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
            /** Owned By User Code */
            readonly owned_by_user_code?: string | null;
            /** Permitted Form Actions */
            readonly permitted_form_actions?: {
                readonly [key: string]: readonly string[];
            };
            /** Permitted Forms */
            readonly permitted_forms?: {
                readonly [key: string]: string;
            };
            /** Photo */
            readonly photo?: string | null;
            /** Photos */
            readonly photos?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /** Posted At */
            readonly posted_at?: string | null;
            /** Previous Agency */
            readonly previous_agency?: string | null;
            /** Previously Owned By */
            readonly previously_owned_by?: string | null;
            /** Previously Owned By Agency */
            readonly previously_owned_by_agency?: string | null;
            /** Previously Owned By Agency Office */
            readonly previously_owned_by_agency_office?: string | null;
            /** Previously Owned By Full Name */
            readonly previously_owned_by_full_name?: string | null;
            /** Previously Owned By Location */
            readonly previously_owned_by_location?: string | null;
            /** Reassigned Tranferred On */
            readonly reassigned_tranferred_on?: string | null;
            /** Reassigned Transferred On */
            readonly reassigned_transferred_on?: string | null;
            /** Record In Scope */
            readonly record_in_scope?: boolean | null;
            /** Record State */
            readonly record_state?: boolean | null;
            /** Recorded Audio */
            readonly recorded_audio?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
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
            /** Risk Level */
            readonly risk_level?: string | null;
            /** Sex */
            readonly sex?: string | null;
            /** Short Id */
            readonly short_id?: string | null;
            /** Source Case Display Id */
            readonly source_case_display_id?: string | null;
            /** State */
            readonly state?: string | null;
            /** Status */
            readonly status?: string | null;
            /** Survivor Code */
            readonly survivor_code?: string | null;
            /** Survivor Code No */
            readonly survivor_code_no?: string | null;
            /** Sync Status */
            readonly sync_status?: string | null;
            /** Synced At */
            readonly synced_at?: string | null;
            /** Transfer Status */
            readonly transfer_status?: string | null;
            /** Transferred To User Groups */
            readonly transferred_to_user_groups?: readonly string[] | null;
            /** Transferred To Users */
            readonly transferred_to_users?: readonly string[] | null;
            /** Unique Id */
            readonly unique_id?: string | null;
            /** Unique Identifier */
            readonly unique_identifier?: string | null;
            /** Version */
            readonly version: number;
            /** Withheld */
            readonly withheld?: readonly string[];
        } & {
            readonly [key: string]: unknown;
        };
        /** IncidentBody */
        readonly IncidentBody: {
            /**
             * Base Version
             * @default null
             */
            readonly base_version?: number | null;
            readonly data: components["schemas"]["IncidentGiven"];
            /**
             * Record Action
             * @default null
             */
            readonly record_action?: string | null;
        };
        /** IncidentFeed */
        readonly IncidentFeed: {
            /** Data */
            readonly data: readonly components["schemas"]["Incident"][];
            /** Gone */
            readonly gone: readonly string[];
            readonly metadata: components["schemas"]["FeedMetadata"];
        };
        /** IncidentFileStep */
        readonly IncidentFileStep: {
            /** Attachment Url */
            readonly attachment_url: string;
            /** Comments */
            readonly comments?: unknown;
            /** Content Type */
            readonly content_type: string;
            /** Date */
            readonly date?: unknown;
            /** Description */
            readonly description?: unknown;
            /** Field Name */
            readonly field_name: string;
            /** File Name */
            readonly file_name: string;
            /** Id */
            readonly id: number;
            /** Is Current */
            readonly is_current?: boolean;
            readonly record: components["schemas"]["Incident"];
            /** Signature Created By User */
            readonly signature_created_by_user?: string;
            /** Signature Provided By */
            readonly signature_provided_by?: unknown;
            /** Signature Provided On */
            readonly signature_provided_on?: unknown;
            /** Size */
            readonly size: number;
        };
        /** IncidentFlagStep */
        readonly IncidentFlagStep: {
            /** Abilities */
            readonly abilities: readonly string[];
            /**
             * Created At
             * Format: date-time
             */
            readonly created_at: string;
            /**
             * Date
             * Format: date
             */
            readonly date: string;
            /** Flagged By */
            readonly flagged_by: string | null;
            /** Flagged By Full Name */
            readonly flagged_by_full_name: string | null;
            /** Id */
            readonly id: number;
            /** Message */
            readonly message: string | null;
            /** Name */
            readonly name: string | null;
            /** Owned By */
            readonly owned_by: string | null;
            /** Owned By Agency Id */
            readonly owned_by_agency_id: string | null;
            readonly record: components["schemas"]["Incident"];
            /** Record Access Denied */
            readonly record_access_denied: boolean;
            /**
             * Record Id
             * Format: uuid
             */
            readonly record_id: string;
            /** Record Type */
            readonly record_type: string;
            /**
             * Record Uuid
             * Format: uuid
             */
            readonly record_uuid: string;
            /** Removed */
            readonly removed: boolean;
            /** Short Id */
            readonly short_id: string;
            /** System Generated Followup */
            readonly system_generated_followup: boolean;
            /** Unflag Message */
            readonly unflag_message: string | null;
            /** Unflagged By */
            readonly unflagged_by: string | null;
            /** Unflagged By Full Name */
            readonly unflagged_by_full_name: string | null;
            /** Unflagged Date */
            readonly unflagged_date: string | null;
            /** Withheld */
            readonly withheld: readonly string[];
        };
        /** IncidentGiven */
        readonly IncidentGiven: {
            /**
             * Age
             * @default null
             */
            readonly age?: number | null;
            /**
             * Consent For Services
             * @default null
             */
            readonly consent_for_services?: boolean | null;
            /**
             * Date Of Birth
             * @default null
             */
            readonly date_of_birth?: string | null;
            /**
             * Disclosure Other Orgs
             * @default null
             */
            readonly disclosure_other_orgs?: boolean | null;
            /**
             * Estimated
             * @default null
             */
            readonly estimated?: boolean | null;
            /**
             * Hidden Name
             * @default null
             */
            readonly hidden_name?: boolean | null;
            /**
             * Id
             * @description Of a new record: its id, if the client gives it; answered with 204.
             * @default null
             */
            readonly id?: string | null;
            /**
             * Incident Case Id
             * @default null
             */
            readonly incident_case_id?: string | null;
            /**
             * Location Current
             * @default null
             */
            readonly location_current?: string | null;
            /**
             * Module Id
             * @default null
             */
            readonly module_id?: string | null;
            /**
             * Owned By
             * @default null
             */
            readonly owned_by?: string | null;
            /**
             * Photos
             * @default null
             */
            readonly photos?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /**
             * Record State
             * @default null
             */
            readonly record_state?: boolean | null;
            /**
             * Recorded Audio
             * @default null
             */
            readonly recorded_audio?: readonly {
                readonly [key: string]: unknown;
            }[] | null;
            /**
             * Risk Level
             * @default null
             */
            readonly risk_level?: string | null;
            /**
             * Sex
             * @default null
             */
            readonly sex?: string | null;
            /**
             * Source Case Display Id
             * @default null
             */
            readonly source_case_display_id?: string | null;
            /**
             * Status
             * @default null
             */
            readonly status?: string | null;
            /**
             * Survivor Code
             * @default null
             */
            readonly survivor_code?: string | null;
            /**
             * Survivor Code No
             * @default null
             */
            readonly survivor_code_no?: string | null;
        } & {
            readonly [key: string]: unknown;
        };
        /**
         * LikenessReason
         * @description `field`: of the case. `code`: what the two have in common in it, or not: then `points` is below 0.
         */
        readonly LikenessReason: {
            /** Code */
            readonly code: string;
            /** Field */
            readonly field: string;
            /** Points */
            readonly points: number;
        };
        /** LinkedBody */
        readonly LinkedBody: {
            readonly data: components["schemas"]["LinkedGiven"];
        };
        /** LinkedGiven */
        readonly LinkedGiven: {
            /** Incident Ids */
            readonly incident_ids: readonly string[];
        };
        /** LocationBody */
        readonly LocationBody: {
            /**
             * LocationGiven
             * @description Code and parent are given once; the level follows from the parent. English is needed in a new one.
             */
            readonly data: {
                /** Code */
                readonly code?: string | null;
                /** Disabled */
                readonly disabled?: boolean | null;
                /** Parent Code */
                readonly parent_code?: string | null;
                /** Placename */
                readonly placename?: {
                    readonly [key: string]: string | null;
                } | null;
                /** Type */
                readonly type?: string | null;
            };
        };
        /** LocationsBody */
        readonly LocationsBody: {
            /** Data */
            readonly data: readonly {
                /** Code */
                readonly code?: string | null;
                /** Disabled */
                readonly disabled?: boolean | null;
                /** Id */
                readonly id: number;
                /** Parent Code */
                readonly parent_code?: string | null;
                /** Placename */
                readonly placename?: {
                    readonly [key: string]: string | null;
                } | null;
                /** Type */
                readonly type?: string | null;
            }[];
        };
        /**
         * LocationShown
         * @description `name`: the placenames from the country down. `hierarchy`: the codes on that way. `admin_level`: 0, a country.
         */
        readonly LocationShown: {
            /** Admin Level */
            readonly admin_level: number;
            /** Code */
            readonly code: string;
            /** Disabled */
            readonly disabled: boolean;
            /** Hierarchy */
            readonly hierarchy: readonly string[];
            /** Id */
            readonly id: number;
            /** Name */
            readonly name: {
                readonly [key: string]: string;
            };
            /** Placename */
            readonly placename: {
                readonly [key: string]: string;
            };
            /** Type */
            readonly type: string | null;
        };
        /** LookupBody */
        readonly LookupBody: {
            /**
             * LookupGiven
             * @description English is needed in a new one. Options that are not sent stay, after those that are.
             */
            readonly data: {
                /** Name */
                readonly name?: {
                    readonly [key: string]: string | null;
                } | null;
                /** Unique Id */
                readonly unique_id?: string | null;
                /** Values */
                readonly values?: readonly components["schemas"]["OptionGiven"][] | null;
            };
        };
        /**
         * LookupShown
         * @description `locked`: belongs to the system, so that nobody changes it.
         */
        readonly LookupShown: {
            /** Id */
            readonly id: number;
            /** Locked */
            readonly locked: boolean;
            /** Name */
            readonly name: {
                readonly [key: string]: string;
            };
            /** Unique Id */
            readonly unique_id: string;
            /** Values */
            readonly values: readonly components["schemas"]["Option"][];
        };
        /**
         * ManyFlagged
         * @description `flagged`: how many records.
         */
        readonly ManyFlagged: {
            /**
             * Date
             * Format: date
             */
            readonly date: string;
            /** Filters */
            readonly filters: {
                readonly [key: string]: unknown;
            };
            /** Flagged */
            readonly flagged: number;
            /** Message */
            readonly message: string;
        };
        /** ManyFlagsBody */
        readonly ManyFlagsBody: {
            readonly data: components["schemas"]["ManyFlagsGiven"];
        };
        /**
         * ManyFlagsGiven
         * @description `filters`: of which records, by the names and values that the list takes; `query` as there.
         */
        readonly ManyFlagsGiven: {
            /** Date */
            readonly date?: string | null;
            /** Filters */
            readonly filters?: {
                readonly [key: string]: unknown;
            } | null;
            /** Message */
            readonly message?: string | null;
            /** Query */
            readonly query?: string | null;
        };
        /** ModuleBody */
        readonly ModuleBody: {
            /**
             * ModuleGiven
             * @description Forms that do not exist are passed over. `module_options`: `closing_needs`, fields without which no case is
             *     closed; `danger`, field → codes that say that a child is in danger now; `changes_field_to_form`, field → form that
             *     its change alerts on, or `form_section_unique_id` and `alert_strategy` (`not_owner`, `associated_users`);
             *     `place_alerts`, of which `settings` a place
             *     alerts (of these, `institutions` in which children live), from how many `children` on within how many `months`. The
             *     others are not set here.
             */
            readonly data: {
                /** Associated Record Types */
                readonly associated_record_types?: readonly string[] | null;
                /** Description */
                readonly description?: string | null;
                /** Form Section Unique Ids */
                readonly form_section_unique_ids?: readonly string[] | null;
                /** Module Options */
                readonly module_options?: {
                    readonly [key: string]: unknown;
                } | null;
            };
        };
        /**
         * ModuleShown
         * @description `options`, and the same as `module_options`: what the programme of work does differently.
         *
         *     `workflows`: record type → the steps of its records; not there for a module without any.
         */
        readonly ModuleShown: {
            /** Approvals Labels */
            readonly approvals_labels: unknown;
            /** Associated Record Types */
            readonly associated_record_types: readonly string[];
            /** Creation Field Map */
            readonly creation_field_map: unknown;
            /** Description */
            readonly description: string | null;
            /** Field Labels */
            readonly field_labels: unknown;
            /** Field Map */
            readonly field_map: {
                readonly [key: string]: unknown;
            };
            /** Form Section Unique Ids */
            readonly form_section_unique_ids: readonly string[];
            /** Id */
            readonly id: number;
            /** List Filters */
            readonly list_filters: {
                readonly [key: string]: readonly string[];
            };
            /** List Headers */
            readonly list_headers: {
                readonly [key: string]: readonly string[];
            };
            /** Module Options */
            readonly module_options: {
                readonly [key: string]: unknown;
            };
            /** Name */
            readonly name: string;
            /** Options */
            readonly options: {
                readonly [key: string]: unknown;
            };
            /** Unique Id */
            readonly unique_id: string;
            /** Workflows */
            readonly workflows?: {
                readonly [key: string]: readonly components["schemas"]["WorkflowStep"][];
            };
        };
        /**
         * Numbered
         * @description What is said of a thing that was changed or deleted, and not shown again.
         */
        readonly Numbered: {
            /** Id */
            readonly id: number;
        };
        /** One[AlertedRecords] */
        readonly One_AlertedRecords_: {
            readonly data: components["schemas"]["AlertedRecords"];
        };
        /** One[Approved] */
        readonly One_Approved_: {
            readonly data: components["schemas"]["Approved"];
        };
        /** One[Case] */
        readonly One_Case_: {
            readonly data: components["schemas"]["Case"];
        };
        /** One[CaseFileStep] */
        readonly One_CaseFileStep_: {
            readonly data: components["schemas"]["CaseFileStep"];
        };
        /** One[CaseFlagStep] */
        readonly One_CaseFlagStep_: {
            readonly data: components["schemas"]["CaseFlagStep"];
        };
        /** One[Changes] */
        readonly One_Changes_: {
            readonly data: components["schemas"]["Changes"];
        };
        /** One[Closing] */
        readonly One_Closing_: {
            readonly data: components["schemas"]["Closing"];
        };
        /** One[ConfigurationGone] */
        readonly One_ConfigurationGone_: {
            readonly data: components["schemas"]["ConfigurationGone"];
        };
        /** One[ConfigurationShown] */
        readonly One_ConfigurationShown_: {
            readonly data: components["schemas"]["ConfigurationShown"];
        };
        /** One[ContactShown] */
        readonly One_ContactShown_: {
            readonly data: components["schemas"]["ContactShown"];
        };
        /** One[EffectShown] */
        readonly One_EffectShown_: {
            readonly data: components["schemas"]["EffectShown"];
        };
        /** One[FormShown] */
        readonly One_FormShown_: {
            readonly data: components["schemas"]["FormShown"];
        };
        /** One[Incident] */
        readonly One_Incident_: {
            readonly data: components["schemas"]["Incident"];
        };
        /** One[IncidentBegun] */
        readonly One_IncidentBegun_: {
            readonly data: components["schemas"]["IncidentBegun"];
        };
        /** One[IncidentFileStep] */
        readonly One_IncidentFileStep_: {
            readonly data: components["schemas"]["IncidentFileStep"];
        };
        /** One[IncidentFlagStep] */
        readonly One_IncidentFlagStep_: {
            readonly data: components["schemas"]["IncidentFlagStep"];
        };
        /** One[LocationShown] */
        readonly One_LocationShown_: {
            readonly data: components["schemas"]["LocationShown"];
        };
        /** One[LookupShown] */
        readonly One_LookupShown_: {
            readonly data: components["schemas"]["LookupShown"];
        };
        /** One[ManyFlagged] */
        readonly One_ManyFlagged_: {
            readonly data: components["schemas"]["ManyFlagged"];
        };
        /** One[ModuleShown] */
        readonly One_ModuleShown_: {
            readonly data: components["schemas"]["ModuleShown"];
        };
        /** One[Numbered] */
        readonly One_Numbered_: {
            readonly data: components["schemas"]["Numbered"];
        };
        /** One[PackChecked] */
        readonly One_PackChecked_: {
            readonly data: components["schemas"]["PackChecked"];
        };
        /** One[PlaceAlertShown] */
        readonly One_PlaceAlertShown_: {
            readonly data: components["schemas"]["PlaceAlertShown"];
        };
        /** One[PolicyPackShown] */
        readonly One_PolicyPackShown_: {
            readonly data: components["schemas"]["PolicyPackShown"];
        };
        /** One[RecordAsItWas] */
        readonly One_RecordAsItWas_: {
            readonly data: components["schemas"]["RecordAsItWas"];
        };
        /** One[RecordGone] */
        readonly One_RecordGone_: {
            readonly data: components["schemas"]["RecordGone"];
        };
        /** One[SettingsShown] */
        readonly One_SettingsShown_: {
            readonly data: components["schemas"]["SettingsShown"];
        };
        /** One[Union[LookupShown, Numbered]] */
        readonly One_Union_LookupShown__Numbered__: {
            /** Data */
            readonly data: components["schemas"]["LookupShown"] | components["schemas"]["Numbered"];
        };
        /** One[UploadShown] */
        readonly One_UploadShown_: {
            readonly data: components["schemas"]["UploadShown"];
        };
        /**
         * Option
         * @description `tags`: words that forms pick options by.
         */
        readonly Option: {
            /** Disabled */
            readonly disabled?: boolean;
            /** Display Text */
            readonly display_text: {
                readonly [key: string]: string;
            };
            /** Id */
            readonly id: string;
            /** Tags */
            readonly tags?: readonly string[];
        };
        /**
         * OptionGiven
         * @description `_delete`: takes the option of this id away.
         */
        readonly OptionGiven: {
            /** Disabled */
            readonly disabled?: boolean | null;
            /** Display Text */
            readonly display_text?: {
                readonly [key: string]: string | null;
            } | null;
            /** Id */
            readonly id: string;
            /** Tags */
            readonly tags?: readonly string[] | null;
        };
        /** OptionOfField */
        readonly OptionOfField: {
            /** Disabled */
            readonly disabled?: boolean;
            /** Display Text */
            readonly display_text: {
                readonly [key: string]: string;
            };
            /** Id */
            readonly id: string;
        };
        /**
         * OptionsGiven
         * @description What may be set here of the system's options; any other is refused, and not left out in silence.
         */
        readonly OptionsGiven: {
            /** Records Shown Beyond Sight Per Hour */
            readonly records_shown_beyond_sight_per_hour: number;
        };
        /**
         * Outcome
         * @description How far the configuration is applied, and what came of it. `step`: waiting, accounts, forms, done or failed.
         */
        readonly Outcome: {
            /** Code */
            readonly code?: string | null;
            /** Counts */
            readonly counts?: {
                readonly [key: string]: unknown;
            } | null;
            /** Errors */
            readonly errors?: readonly components["schemas"]["FindingShown"][] | null;
            /** Finished At */
            readonly finished_at?: string | null;
            /** Requested At */
            readonly requested_at?: string | null;
            /** Started At */
            readonly started_at?: string | null;
            /** Step */
            readonly step?: string | null;
            /** Total */
            readonly total?: {
                readonly [key: string]: number;
            } | null;
            /** Warnings */
            readonly warnings?: readonly components["schemas"]["FindingShown"][] | null;
        };
        /**
         * OwnFileChange
         * @description The same where no other client has the operation.
         */
        readonly OwnFileChange: {
            /** Attachment */
            readonly attachment?: unknown;
            /** Attachment Type */
            readonly attachment_type?: unknown;
            /** Comments */
            readonly comments?: string | null;
            /** Date */
            readonly date?: string | null;
            /** Description */
            readonly description?: string | null;
            /** Field Name */
            readonly field_name?: unknown;
            /** File Name */
            readonly file_name?: unknown;
            /** Is Current */
            readonly is_current?: boolean | null;
            /** Signature Provided By */
            readonly signature_provided_by?: string | null;
        };
        /** OwnFileChangeBody */
        readonly OwnFileChangeBody: {
            readonly data: components["schemas"]["OwnFileChange"];
        };
        /** PackChecked */
        readonly PackChecked: {
            /**
             * Valid
             * @constant
             */
            readonly valid: true;
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
        /** PageOf[AccessEntry] */
        readonly PageOf_AccessEntry_: {
            /** Data */
            readonly data: readonly components["schemas"]["AccessEntry"][];
            readonly metadata: components["schemas"]["PageMetadata"];
        };
        /** PageOf[Case] */
        readonly PageOf_Case_: {
            /** Data */
            readonly data: readonly components["schemas"]["Case"][];
            readonly metadata: components["schemas"]["PageMetadata"];
        };
        /** PageOf[ConfigurationShown] */
        readonly PageOf_ConfigurationShown_: {
            /** Data */
            readonly data: readonly components["schemas"]["ConfigurationShown"][];
            readonly metadata: components["schemas"]["PageMetadata"];
        };
        /** PageOf[HistoryEntry] */
        readonly PageOf_HistoryEntry_: {
            /** Data */
            readonly data: readonly components["schemas"]["HistoryEntry"][];
            readonly metadata: components["schemas"]["PageMetadata"];
        };
        /** PageOf[Incident] */
        readonly PageOf_Incident_: {
            /** Data */
            readonly data: readonly components["schemas"]["Incident"][];
            readonly metadata: components["schemas"]["PageMetadata"];
        };
        /** PageOf[LocationShown] */
        readonly PageOf_LocationShown_: {
            /** Data */
            readonly data: readonly components["schemas"]["LocationShown"][];
            readonly metadata: components["schemas"]["PageMetadata"];
        };
        /** PageOf[LookupShown] */
        readonly PageOf_LookupShown_: {
            /** Data */
            readonly data: readonly components["schemas"]["LookupShown"][];
            readonly metadata: components["schemas"]["PageMetadata"];
        };
        /** PieceBody */
        readonly PieceBody: {
            readonly data: components["schemas"]["PieceGiven"];
        };
        /**
         * PieceGiven
         * @description `upload`: an id that the sender makes for the file. `size`: of the whole file. `offset`: how much comes before.
         *     `piece`: in Base64.
         */
        readonly PieceGiven: {
            /** Offset */
            readonly offset: number;
            /** Piece */
            readonly piece: string;
            /** Size */
            readonly size: number;
            /**
             * Upload
             * Format: uuid
             */
            readonly upload: string;
        };
        /** PlaceAlertPage */
        readonly PlaceAlertPage: {
            /** Data */
            readonly data: readonly components["schemas"]["PlaceAlertShown"][];
            readonly metadata: components["schemas"]["PageMetadata"];
        };
        /**
         * PlaceAlertShown
         * @description A place of abuse that was named again. `location`: where it lies; `setting`: a code of the sort of place it is.
         *     `children`: how many others something happened to there in so many `months`. `files`: those that the caller may
         *     open; `withheld`: how many files there are beside them. `acted`: who acted on it in the name of one of those files;
         *     `abilities`: `act`, where nobody did in the name of one of them in which the caller is told.
         */
        readonly PlaceAlertShown: {
            /** Abilities */
            readonly abilities: readonly string[];
            /** Acted */
            readonly acted: readonly components["schemas"]["ActedShown"][];
            /**
             * At
             * Format: date-time
             */
            readonly at: string;
            /** Children */
            readonly children: number;
            /** Files */
            readonly files: readonly components["schemas"]["PlaceFileShown"][];
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Location */
            readonly location: string | null;
            /** Months */
            readonly months: number;
            /** Setting */
            readonly setting: string | null;
            /** Withheld */
            readonly withheld: number;
        };
        /**
         * PlaceFileShown
         * @description A child's file that the caller may open: its case, or an incident that is of no case. `new`: the child to whom
         *     it happened last. `harmed`: something happened to the child there; else it says that the child lives there.
         */
        readonly PlaceFileShown: {
            /** Harmed */
            readonly harmed: boolean;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Name */
            readonly name: string | null;
            /** New */
            readonly new: boolean;
            /**
             * Record Type
             * @enum {string}
             */
            readonly record_type: "cases" | "incidents";
            /** Short Id */
            readonly short_id: string | null;
            /** Status */
            readonly status: string | null;
        };
        /** PlaceOfFile */
        readonly PlaceOfFile: {
            /** Admin Level */
            readonly admin_level: number;
            /** Code */
            readonly code: string;
            /** Disabled */
            readonly disabled: boolean;
            /** Id */
            readonly id: number;
            /** Name */
            readonly name: {
                readonly [key: string]: string;
            };
            /** Type */
            readonly type: string | null;
        };
        /** PolicyPackBody */
        readonly PolicyPackBody: {
            /**
             * PolicyPackGiven
             * @description `deadlines`: risk level → step → `{"days": 3}`, with `hours`, `working_hours`, `days`, `working_days`, `weeks` or
             *     `months`; every step has one. `clock`: risk level → the same for `supervisor`, `national` and `postponement`; the
             *     defaults' unless it is given. `referral_clocks`: risk level → the same for `acknowledge`, `decide`, `first_contact`,
             *     `progress`, `confirm` and `reroute`; `service_windows`: service → how long after an incident it is of use; likewise.
             *     `unknown_risk`: the risk level that a case without one counts as. `working_week`: 1 for Monday … 7.
             *     `working_day`: `{"from": "08:00", "to": "12:30"}`, one after the other; the defaults' unless it is given.
             *     `holidays`: `{"date", "name"}`. `to_be_confirmed`: whether nobody with authority has agreed to it yet.
             *     `caseload_weights`: risk level → 1 … 1000; the defaults' unless given.
             */
            readonly data: {
                /** Caseload Limit */
                readonly caseload_limit: number;
                /** Caseload Weights */
                readonly caseload_weights?: {
                    readonly [key: string]: number;
                } | null;
                /** Clock */
                readonly clock?: {
                    readonly [key: string]: {
                        readonly [key: string]: {
                            readonly [key: string]: number;
                        };
                    };
                } | null;
                /** Deadlines */
                readonly deadlines: {
                    readonly [key: string]: {
                        readonly [key: string]: {
                            readonly [key: string]: number;
                        };
                    };
                };
                /** Holidays */
                readonly holidays: readonly {
                    readonly [key: string]: unknown;
                }[];
                /** Referral Clocks */
                readonly referral_clocks?: {
                    readonly [key: string]: {
                        readonly [key: string]: {
                            readonly [key: string]: number;
                        };
                    };
                } | null;
                /** Service Windows */
                readonly service_windows?: {
                    readonly [key: string]: {
                        readonly [key: string]: number;
                    };
                } | null;
                /** Title */
                readonly title: string;
                /**
                 * To Be Confirmed
                 * @default true
                 */
                readonly to_be_confirmed?: boolean;
                /** Unknown Risk */
                readonly unknown_risk: string;
                /** Working Day */
                readonly working_day?: readonly {
                    readonly [key: string]: string;
                }[] | null;
                /** Working Week */
                readonly working_week: readonly number[];
            };
        };
        /**
         * PolicyPackShown
         * @description `version` 0: the defaults, which nobody made. `deadlines`: risk level → step → unit → how many. `clock`: the same
         *     for `supervisor` and `national`, how long after it was due each is told, and for `postponement`, how far it may be
         *     put off at most. `referral_clocks`: the same by clock of a referral. `service_windows`: service → how long after an
         *     incident it is of use. `working_day`: `{"from": "08:00", "to": "12:30"}`, one after the other. `caseload_weights`:
         *     risk level → what a case weighs in an officer's load. `abilities`: `put_in_force`, where the caller may.
         */
        readonly PolicyPackShown: {
            /** Abilities */
            readonly abilities: readonly string[];
            /** Caseload Limit */
            readonly caseload_limit: number;
            /** Caseload Weights */
            readonly caseload_weights: {
                readonly [key: string]: number;
            };
            /** Clock */
            readonly clock: {
                readonly [key: string]: {
                    readonly [key: string]: {
                        readonly [key: string]: number;
                    };
                };
            };
            /** Deadlines */
            readonly deadlines: {
                readonly [key: string]: {
                    readonly [key: string]: {
                        readonly [key: string]: number;
                    };
                };
            };
            /** Decisions */
            readonly decisions: readonly components["schemas"]["DecisionShown"][];
            /** Holidays */
            readonly holidays: readonly components["schemas"]["HolidayShown"][];
            /** In Force */
            readonly in_force: boolean;
            /** Made At */
            readonly made_at: string | null;
            /** Made By */
            readonly made_by: string | null;
            /** Referral Clocks */
            readonly referral_clocks: {
                readonly [key: string]: {
                    readonly [key: string]: {
                        readonly [key: string]: number;
                    };
                };
            };
            /** Service Windows */
            readonly service_windows: {
                readonly [key: string]: {
                    readonly [key: string]: number;
                };
            };
            /** Title */
            readonly title: string;
            /** To Be Confirmed */
            readonly to_be_confirmed: boolean;
            /** Unknown Risk */
            readonly unknown_risk: string;
            /** Version */
            readonly version: number;
            /** Working Day */
            readonly working_day: readonly {
                readonly [key: string]: string;
            }[];
            /** Working Week */
            readonly working_week: readonly number[];
        };
        /** PostponementBody */
        readonly PostponementBody: {
            readonly data: components["schemas"]["PostponementGiven"];
        };
        /**
         * PostponementGiven
         * @description `next_action`: what is put off; refused where something else is next by now. `until`: the last day on which it is
         *     in time then. `reason`: why.
         */
        readonly PostponementGiven: {
            /**
             * Next Action
             * @enum {string}
             */
            readonly next_action: "first_contact" | "assessment" | "case_plan" | "service" | "follow_up" | "review";
            /**
             * Reason
             * @enum {string}
             */
            readonly reason: "child_away" | "family_not_reached" | "not_safe_now" | "child_asked" | "partner_awaited" | "no_transport" | "officer_away";
            /**
             * Until
             * Format: date
             */
            readonly until: string;
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
        /**
         * RecordAsItWas
         * @description `record`: its values at the end of the day, as far as the caller may read them now; what was not told of in its
         *     history is not among them. `version`, `datetime`, `user_name`: of the last change until then.
         */
        readonly RecordAsItWas: {
            /**
             * Datetime
             * Format: date-time
             */
            readonly datetime: string;
            /** Record */
            readonly record: {
                readonly [key: string]: unknown;
            };
            /**
             * Record Id
             * Format: uuid
             */
            readonly record_id: string;
            /** Record Type */
            readonly record_type: string;
            /** User Name */
            readonly user_name: string | null;
            /** Version */
            readonly version: number;
        };
        /** RecordGone */
        readonly RecordGone: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
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
        /** SettingsBody */
        readonly SettingsBody: {
            readonly data: components["schemas"]["SettingsGiven"];
        };
        /** SettingsGiven */
        readonly SettingsGiven: {
            readonly system_options: components["schemas"]["OptionsGiven"];
        };
        /**
         * SettingsShown
         * @description `…_search_fields`: by list, `cases` for one. `agencies` and `modules`: where `extended=true` asked for them.
         */
        readonly SettingsShown: {
            /** Age Ranges */
            readonly age_ranges: {
                readonly [key: string]: readonly string[];
            };
            /** Agencies */
            readonly agencies?: readonly components["schemas"]["AgencyBrief"][];
            /** Approval Forms To Alert */
            readonly approval_forms_to_alert: {
                readonly [key: string]: string;
            };
            /** Approvals Labels */
            readonly approvals_labels: {
                readonly [key: string]: {
                    readonly [key: string]: string;
                };
            };
            readonly audit_log: components["schemas"]["Audited"];
            /** Auto Populate List */
            readonly auto_populate_list: readonly components["schemas"]["AutoPopulated"][];
            /** Base Language */
            readonly base_language: string;
            /** Case Code Format */
            readonly case_code_format: readonly string[];
            /** Changes Field To Form */
            readonly changes_field_to_form: {
                readonly [key: string]: string;
            };
            /** Config Update Lock */
            readonly config_update_lock: boolean;
            /** Created At */
            readonly created_at: string | null;
            /** Default Locale */
            readonly default_locale: string;
            /** Duplicate Export Field */
            readonly duplicate_export_field: string;
            /** Exact Search Fields */
            readonly exact_search_fields: {
                readonly [key: string]: readonly string[];
            };
            /** Export Config Id */
            readonly export_config_id: {
                readonly [key: string]: string;
            };
            /** Export Require Password */
            readonly export_require_password: boolean;
            /** Field Labels */
            readonly field_labels: {
                readonly [key: string]: unknown;
            };
            /** Locale */
            readonly locale: string;
            /** Locales */
            readonly locales: readonly string[];
            /** Modules */
            readonly modules?: readonly components["schemas"]["ModuleShown"][];
            /** Phone Number Search Fields */
            readonly phone_number_search_fields: {
                readonly [key: string]: readonly string[];
            };
            /** Phonetic Search Fields */
            readonly phonetic_search_fields: {
                readonly [key: string]: readonly string[];
            };
            /** Primary Age Range */
            readonly primary_age_range: string;
            /** Primero Version */
            readonly primero_version: string;
            readonly reporting_location_config: components["schemas"]["ReportingLocation"];
            /** Rtl Locales */
            readonly rtl_locales: readonly string[];
            /** System Options */
            readonly system_options: {
                readonly [key: string]: boolean | number | string | null;
            };
            /** Updated At */
            readonly updated_at: string | null;
        };
        /**
         * SilentCaseShown
         * @description A case that is silent for this `reason` since then; one that is for several stands there once for each. `name`,
         *     `risk_level`: as the caller may read them.
         */
        readonly SilentCaseShown: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Name */
            readonly name: string | null;
            /** Owned By */
            readonly owned_by: string;
            /** Reason */
            readonly reason: string;
            /** Record Id Display */
            readonly record_id_display: string | null;
            /** Risk Level */
            readonly risk_level: string | null;
            /**
             * Since
             * Format: date-time
             */
            readonly since: string;
        };
        /**
         * SilentMetadata
         * @description `by_reason`: how many there are for each, whatever reason was asked for.
         */
        readonly SilentMetadata: {
            readonly by_reason: components["schemas"]["ByReason"];
            /** Page */
            readonly page: number | null;
            /** Per */
            readonly per: number | null;
            /** Total */
            readonly total?: number | null;
        };
        /** SilentPage */
        readonly SilentPage: {
            /** Data */
            readonly data: readonly components["schemas"]["SilentCaseShown"][];
            readonly metadata: components["schemas"]["SilentMetadata"];
        };
        /**
         * Sort
         * @enum {string}
         */
        readonly Sort: "image" | "audio" | "document" | "signature";
        /**
         * State
         * @enum {string}
         */
        readonly State: "stored" | "requested" | "applying" | "applied" | "failed";
        /**
         * TaskMetadata
         * @description `withheld`: types of task of which the caller's forms do not let them know in some module.
         */
        readonly TaskMetadata: {
            readonly field_names: components["schemas"]["FieldNames"];
            /** Page */
            readonly page: number | null;
            /** Per */
            readonly per: number | null;
            /** Total */
            readonly total?: number | null;
            /** Withheld */
            readonly withheld?: readonly string[];
        };
        /** TaskPage */
        readonly TaskPage: {
            /** Data */
            readonly data: readonly components["schemas"]["TaskShown"][];
            readonly metadata: components["schemas"]["TaskMetadata"];
        };
        /**
         * TaskShown
         * @description `type`: `assessment`, `case_plan`, `service`, `follow_up`; `detail`: which service or follow-up, as a code.
         *     `type_display`: both in the caller's language. `priority`: the risk level; null where it is not known, or closed to
         *     the caller. `due_date`: `02-May-2025`, the site's day. `name`: as the caller may read it. `completion_field`: the
         *     field that is filled when it is done. `upcoming_soon`: due within a week.
         */
        readonly TaskShown: {
            /** Completion Field */
            readonly completion_field: string;
            /** Detail */
            readonly detail: string | null;
            /** Due Date */
            readonly due_date: string;
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Module Unique Id */
            readonly module_unique_id: string | null;
            /** Name */
            readonly name: string | null;
            /** Overdue */
            readonly overdue: boolean;
            /** Priority */
            readonly priority: string | null;
            /** Record Id Display */
            readonly record_id_display: string | null;
            /** Record Type */
            readonly record_type: string;
            /** Type */
            readonly type: string;
            /** Type Display */
            readonly type_display: string;
            /** Upcoming Soon */
            readonly upcoming_soon: boolean;
        };
        /**
         * UploadShown
         * @description `received`: how much of the file is here; the next piece begins there.
         */
        readonly UploadShown: {
            /**
             * Id
             * Format: uuid
             */
            readonly id: string;
            /** Received */
            readonly received: number;
            /** Size */
            readonly size: number;
        };
        /**
         * WorkflowStep
         * @description A step that the cases of a module go through.
         */
        readonly WorkflowStep: {
            /** Display Text */
            readonly display_text: {
                readonly [key: string]: string;
            };
            /** Id */
            readonly id: string;
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
        /**
         * @description `already_registered`: There is a record with this id.
         *     `erased`: What this record held has been erased.
         */
        readonly "already_registered-erased": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `already_registered`: There is a record with this id.
         *     `erased`: What this record held has been erased.
         *     `stale_version`: Someone changed this record first.
         */
        readonly "already_registered-erased-stale_version": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `already_signed`: There is a signature already. Delete it first if another one is to take its place.
         *     `erased`: What this record held has been erased.
         */
        readonly "already_signed-erased": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `another_postponed`: Something else was put off in this case. Do that first.
         *     `erased`: What this record held has been erased.
         *     `next_action_moved_on`: Something else is next for this case by now.
         */
        readonly "another_postponed-erased-next_action_moved_on": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `approval_not_asked_for`: Nobody asked for this approval.
         *     `approval_not_to_be_asked`: This was asked for already, or there is nothing left to agree to.
         *     `erased`: What this record held has been erased.
         */
        readonly "approval_not_asked_for-approval_not_to_be_asked-erased": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `broken_configuration`: The configuration has errors. Nothing was changed.
         *     `idempotency_key_reused`: This Idempotency-Key was used for another request.
         *     `invalid`: The request is not valid.
         */
        readonly "broken_configuration-idempotency_key_reused-invalid": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `closing_incomplete`: A case is closed with its outcome and its reason.
         *     `errors.models.child.identified_by_unique`: This person is identified by another case.
         *     `file_refused`: This file cannot be kept.
         *     `idempotency_key_reused`: This Idempotency-Key was used for another request.
         *     `invalid`: The request is not valid.
         *     `not_base64`: A file is sent in Base64.
         *     `too_many_files`: This record has as many files as it may have.
         *     `upload_unknown`: Nothing of this file has arrived. Send it from the beginning.
         */
        readonly "closing_incomplete-errors.models.child.identified_by_unique-file_refused-idempotency_key_reused-invalid-not_base64-too_many_files-upload_unknown": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `closing_incomplete`: A case is closed with its outcome and its reason.
         *     `errors.models.child.identified_by_unique`: This person is identified by another case.
         *     `idempotency_key_reused`: This Idempotency-Key was used for another request.
         *     `invalid`: The request is not valid.
         */
        readonly "closing_incomplete-errors.models.child.identified_by_unique-idempotency_key_reused-invalid": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `closing_incomplete`: A case is closed with its outcome and its reason.
         *     `errors.models.child.identified_by_unique`: This person is identified by another case.
         *     `idempotency_key_reused`: This Idempotency-Key was used for another request.
         *     `invalid`: The request is not valid.
         *     `invalid_record`: Some values do not fit the form.
         */
        readonly "closing_incomplete-errors.models.child.identified_by_unique-idempotency_key_reused-invalid-invalid_record": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `closing_incomplete`: A case is closed with its outcome and its reason.
         *     `errors.models.child.identified_by_unique`: This person is identified by another case.
         *     `idempotency_key_reused`: This Idempotency-Key was used for another request.
         *     `invalid`: The request is not valid.
         *     `invalid_record`: Some values do not fit the form.
         *     `link_unknown`: The record this one should belong to is not there.
         */
        readonly "closing_incomplete-errors.models.child.identified_by_unique-idempotency_key_reused-invalid-invalid_record-link_unknown": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `closing_incomplete`: A case is closed with its outcome and its reason.
         *     `invalid`: The request is not valid.
         *     `invalid_record`: Some values do not fit the form.
         *     `link_unknown`: The record this one should belong to is not there.
         */
        readonly "closing_incomplete-invalid-invalid_record-link_unknown": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `code_taken`: Another location has this code already. */
        readonly code_taken: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `configuration_being_applied`: A configuration is being applied. Try again shortly.
         *     `outcome_unknown`: The connection to the database was lost while this was being saved: it may have been saved or not. Send it again with the same Idempotency-Key.
         *     `unavailable`: This part of the system is busy. Try again shortly.
         */
        readonly "configuration_being_applied-outcome_unknown-unavailable": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `configuration_too_new`: The configuration was made by a newer system than this one. */
        readonly configuration_too_new: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `erased`: What this record held has been erased. */
        readonly erased: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `erased`: What this record held has been erased.
         *     `flag_resolved`: This flag was resolved already.
         */
        readonly "erased-flag_resolved": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `erased`: What this record held has been erased.
         *     `piece_missing`: A piece before this one has not arrived.
         *     `too_many_uploads`: Too many files are under way. End or leave some of them first.
         */
        readonly "erased-piece_missing-too_many_uploads": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `errors.models.child.identified_by_unique`: This person is identified by another case.
         *     `idempotency_key_reused`: This Idempotency-Key was used for another request.
         *     `invalid`: The request is not valid.
         */
        readonly "errors.models.child.identified_by_unique-idempotency_key_reused-invalid": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `errors.models.child.identified_by_unique`: This person is identified by another case.
         *     `idempotency_key_reused`: This Idempotency-Key was used for another request.
         *     `invalid`: The request is not valid.
         *     `nothing_done`: None of these was done.
         *     `too_many_to_flag`: Too many records at once.
         *     `too_many_to_sort`: Names are sealed: narrow the list before sorting it by name.
         *     `unknown_filter`: The list cannot be filtered by this.
         */
        readonly "errors.models.child.identified_by_unique-idempotency_key_reused-invalid-nothing_done-too_many_to_flag-too_many_to_sort-unknown_filter": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `file_lost`: This file is not where files are kept. An operator can bring it back from a backup.
         *     `not_found`: There is no such record.
         */
        readonly "file_lost-not_found": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `file_refused`: This file cannot be kept.
         *     `idempotency_key_reused`: This Idempotency-Key was used for another request.
         *     `invalid`: The request is not valid.
         *     `not_base64`: A file is sent in Base64.
         *     `upload_unknown`: Nothing of this file has arrived. Send it from the beginning.
         */
        readonly "file_refused-idempotency_key_reused-invalid-not_base64-upload_unknown": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `files_away`: Files cannot be reached now. Try again shortly.
         *     `outcome_unknown`: The connection to the database was lost while this was being saved: it may have been saved or not. Send it again with the same Idempotency-Key.
         *     `scanner_away`: Files are looked over for viruses, and nobody answers who does. Try again shortly.
         *     `unavailable`: This part of the system is busy. Try again shortly.
         */
        readonly "files_away-outcome_unknown-scanner_away-unavailable": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `files_away`: Files cannot be reached now. Try again shortly.
         *     `unavailable`: This part of the system is busy. Try again shortly.
         */
        readonly "files_away-unavailable": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `form_belongs_to_the_system`: This form is built in and cannot be deleted.
         *     `not_allowed`: You may not do this.
         */
        readonly "form_belongs_to_the_system-not_allowed": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `form_in_use`: A form shows this form as its rows. */
        readonly form_in_use: {
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
         *     `other_number`: This is not the number of the record. Look again which one you want to erase.
         */
        readonly "idempotency_key_reused-invalid-other_number": {
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
         *     `unknown_filter`: The list cannot be filtered by this.
         */
        readonly "idempotency_key_reused-invalid-unknown_filter": {
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
         *     `not_registered_yet`: The record was not registered yet on that day.
         */
        readonly "invalid-not_registered_yet": {
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
         *     `too_many_to_sort`: Names are sealed: narrow the list before sorting it by name.
         */
        readonly "invalid-too_many_to_sort": {
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
         *     `too_many_to_sort`: Names are sealed: narrow the list before sorting it by name.
         *     `unknown_filter`: The list cannot be filtered by this.
         */
        readonly "invalid-too_many_to_sort-unknown_filter": {
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
         *     `unknown_action`: The access log cannot be asked for this.
         */
        readonly "invalid-unknown_action": {
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
         *     `unknown_filter`: The list cannot be filtered by this.
         */
        readonly "invalid-unknown_filter": {
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
         *     `unknown_record_type`: There are no records of this type.
         */
        readonly "invalid-unknown_record_type": {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `location_has_places`: There are places inside this location. */
        readonly location_has_places: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `lookup_in_use`: Fields take their options from this lookup. */
        readonly lookup_in_use: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `lookup_locked`: This lookup belongs to the system and cannot be changed.
         *     `not_allowed`: You may not do this.
         */
        readonly "lookup_locked-not_allowed": {
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
        /**
         * @description `not_printed`: The pages could not be set. Try again shortly.
         *     `unavailable`: This part of the system is busy. Try again shortly.
         */
        readonly "not_printed-unavailable": {
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
        /** @description `one_person_alone`: Who proposed a policy pack does not put it in force: somebody else has to agree. */
        readonly one_person_alone: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `others_belong_to_it`: Other records belong to this one and tell of it. Erase those first. */
        readonly others_belong_to_it: {
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
        /** @description `search_limit_reached`: You have searched other people's records too often. Your supervisor knows. Search your own, or wait. */
        readonly search_limit_reached: {
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
        /** @description `unique_id_taken`: Something else has this id already. */
        readonly unique_id_taken: {
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
        /** @description `version_taken`: Another configuration has this id or version already. */
        readonly version_taken: {
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
    readonly count_alerts: {
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
                    readonly "application/json": components["schemas"]["One_AlertedRecords_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly list_officers: {
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
                    readonly "application/json": components["schemas"]["Caseloads"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly list_cases: {
        readonly parameters: {
            readonly query?: {
                /** @description Only these, by comma; `short` stands for what a list shows. */
                readonly fields?: string;
                /** @description `field=a,b` one of these; `field=first..last` within; `not[field]=a` anything else. */
                readonly filters?: {
                    readonly [key: string]: string;
                };
                /** @description `query` is an identifier: also records that the caller does not see. */
                readonly id_search?: boolean;
                readonly order?: "asc" | "desc";
                /** @description A field of the record that is a fact. */
                readonly order_by?: string;
                readonly page?: number;
                readonly per?: number;
                /** @description `query` is a telephone number. */
                readonly phone_number?: boolean;
                /** @description `query` is found by how it sounds. */
                readonly phonetic?: boolean;
                /** @description A name, or a part of one; records whose names begin so are found. */
                readonly query?: string;
                /** @description `false`: the records are not counted. */
                readonly total?: boolean;
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
                    readonly "application/json": components["schemas"]["PageOf_Case_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid-too_many_to_sort-unknown_filter"];
            readonly 429: components["responses"]["search_limit_reached"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly create_case: {
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
                readonly "application/json": components["schemas"]["CaseBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_Case_"];
                };
            };
            /** @description It has the id it was given. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["already_registered-erased"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["closing_incomplete-errors.models.child.identified_by_unique-idempotency_key_reused-invalid-invalid_record-link_unknown"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly show_case: {
        readonly parameters: {
            readonly query?: {
                /** @description Only these, by comma; `short` stands for what a list shows. */
                readonly fields?: string | null;
            };
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
                    readonly "application/json": components["schemas"]["One_Case_"];
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
    readonly disable_case: {
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
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_RecordGone_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 409: components["responses"]["already_registered-erased-stale_version"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["closing_incomplete-errors.models.child.identified_by_unique-idempotency_key_reused-invalid-invalid_record-link_unknown"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly update_case: {
        readonly parameters: {
            readonly query?: {
                readonly record_action?: string | null;
            };
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
                readonly "if-match"?: string | null;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CaseBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_Case_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["already_registered-erased-stale_version"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["closing_incomplete-errors.models.child.identified_by_unique-idempotency_key_reused-invalid-invalid_record-link_unknown"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly list_case_access: {
        readonly parameters: {
            readonly query?: {
                /** @description Only what these people did, by user name. */
                readonly "filters[access_users][]"?: readonly string[];
                /** @description `show`, `update`, `print`, `record_history`, `access_log`; without it the first three. */
                readonly "filters[actions][]"?: readonly string[];
                /** @description From this day or moment on. */
                readonly "filters[timestamp][from]"?: string;
                /** @description Until the end of this day, or before this moment. */
                readonly "filters[timestamp][to]"?: string;
                readonly page?: number;
                readonly per?: number;
            };
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
                    readonly "application/json": components["schemas"]["PageOf_AccessEntry_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid-unknown_action"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly list_case_alerts: {
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
                    readonly "application/json": components["schemas"]["AlertsOfRecord"];
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
    readonly remove_case_alert: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly alert: string;
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
            readonly 404: components["responses"]["not_found"];
            readonly 409: components["responses"]["erased"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly update_approval: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly approval: string;
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ApprovalBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_Approved_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["approval_not_asked_for-approval_not_to_be_asked-erased"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["closing_incomplete-errors.models.child.identified_by_unique-idempotency_key_reused-invalid-invalid_record"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly show_case_as_it_was: {
        readonly parameters: {
            readonly query: {
                readonly on: string;
            };
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
                    readonly "application/json": components["schemas"]["One_RecordAsItWas_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid-not_registered_yet"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly add_case_attachment: {
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
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["FileBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_CaseFileStep_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["already_signed-erased"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["closing_incomplete-errors.models.child.identified_by_unique-file_refused-idempotency_key_reused-invalid-not_base64-too_many_files-upload_unknown"];
            readonly 503: components["responses"]["files_away-outcome_unknown-scanner_away-unavailable"];
        };
    };
    readonly show_case_attachment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly attachment: number;
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
                    readonly "application/msword": string;
                    readonly "application/pdf": string;
                    readonly "application/vnd.ms-excel": string;
                    readonly "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    readonly "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                    readonly "audio/mp4": string;
                    readonly "audio/mpeg": string;
                    readonly "image/jpeg": string;
                    readonly "image/png": string;
                    readonly "text/csv": string;
                    readonly "text/plain": string;
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["file_lost-not_found"];
            readonly 409: components["responses"]["erased"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["files_away-unavailable"];
        };
    };
    readonly delete_case_attachment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly attachment: number;
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
            readonly 404: components["responses"]["not_found"];
            readonly 409: components["responses"]["erased"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["closing_incomplete-errors.models.child.identified_by_unique-idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly update_case_attachment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly attachment: number;
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["FileChangeBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_CaseFileStep_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["erased"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["closing_incomplete-errors.models.child.identified_by_unique-idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly find_cases_like_this: {
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
                    readonly "application/json": components["schemas"]["Candidates"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid-unknown_filter"];
            readonly 429: components["responses"]["search_limit_reached"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly list_officers_for_case: {
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
                    readonly "application/json": components["schemas"]["Caseloads"];
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
    readonly ask_about_closing: {
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
                    readonly "application/json": components["schemas"]["One_Closing_"];
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
    readonly erase_case: {
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
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ErasureBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_RecordGone_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed-proof_wanted"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["others_belong_to_it"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid-other_number"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly list_case_flags: {
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
                    readonly "application/json": components["schemas"]["All_FlagShown_"];
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
    readonly flag_case: {
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
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["FlagBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_CaseFlagStep_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["erased"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["errors.models.child.identified_by_unique-idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly update_case_flag: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly flag: number;
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["FlagChangeBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_CaseFlagStep_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["erased-flag_resolved"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["errors.models.child.identified_by_unique-idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly list_case_incidents: {
        readonly parameters: {
            readonly query?: {
                /** @description Only these, by comma; `short` stands for what a list shows. */
                readonly fields?: string | null;
            };
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
                    readonly "application/json": components["schemas"]["All_Incident_"];
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
    readonly link_incidents: {
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
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["LinkedBody"];
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
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["already_registered-erased-stale_version"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["closing_incomplete-errors.models.child.identified_by_unique-idempotency_key_reused-invalid-invalid_record-link_unknown"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly begin_incident: {
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
                    readonly "application/json": components["schemas"]["One_IncidentBegun_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["closing_incomplete-invalid-invalid_record-link_unknown"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly postpone_next_action: {
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
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PostponementBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_Approved_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["another_postponed-erased-next_action_moved_on"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["errors.models.child.identified_by_unique-idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly print_case: {
        readonly parameters: {
            readonly query?: {
                /** @description Else the language of the account. */
                readonly locale?: string | null;
            };
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
                    readonly "application/pdf": string;
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 409: components["responses"]["erased"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["not_printed-unavailable"];
        };
    };
    readonly list_case_history: {
        readonly parameters: {
            readonly query?: {
                /** @description Only entries that touched one of these fields. */
                readonly "filters[field_names][]"?: readonly string[];
                readonly page?: number;
                readonly per?: number;
            };
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
                    readonly "application/json": components["schemas"]["PageOf_HistoryEntry_"];
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
    readonly send_case_piece: {
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
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PieceBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_UploadShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["erased-piece_missing-too_many_uploads"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["file_refused-idempotency_key_reused-invalid-not_base64-upload_unknown"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly show_case_upload: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
                readonly upload: string;
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
                    readonly "application/json": components["schemas"]["One_UploadShown_"];
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
    readonly find_case_candidates: {
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
                readonly "application/json": components["schemas"]["ChildBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Candidates"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid-unknown_filter"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly list_case_changes: {
        readonly parameters: {
            readonly query?: {
                readonly per?: number;
                readonly since?: string | null;
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
                    readonly "application/json": components["schemas"]["CaseFeed"];
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
    readonly flag_cases: {
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
                readonly "application/json": components["schemas"]["ManyFlagsBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_ManyFlagged_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["erased"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["errors.models.child.identified_by_unique-idempotency_key_reused-invalid-nothing_done-too_many_to_flag-too_many_to_sort-unknown_filter"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly list_configurations: {
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
                    readonly "application/json": components["schemas"]["PageOf_ConfigurationShown_"];
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
    readonly create_configuration: {
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
                readonly "application/json": components["schemas"]["ConfigurationBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_ConfigurationShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed-proof_wanted"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["version_taken"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["broken_configuration-idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["configuration_being_applied-outcome_unknown-unavailable"];
        };
    };
    readonly show_configuration: {
        readonly parameters: {
            readonly query?: {
                readonly with_data?: boolean;
            };
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
                    readonly "application/json": components["schemas"]["One_ConfigurationShown_"];
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
    readonly delete_configuration: {
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
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_ConfigurationGone_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["configuration_being_applied-outcome_unknown-unavailable"];
        };
    };
    readonly update_configuration: {
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
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ConfigurationChangeBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_ConfigurationShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed-proof_wanted"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["configuration_too_new"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["broken_configuration-idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["configuration_being_applied-outcome_unknown-unavailable"];
        };
    };
    readonly show_configuration_changes: {
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
                    readonly "application/json": components["schemas"]["One_Changes_"];
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
    readonly show_contact: {
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
                    readonly "application/json": components["schemas"]["One_ContactShown_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly update_contact: {
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
                readonly "application/json": components["schemas"]["ContactBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_ContactShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["configuration_being_applied-outcome_unknown-unavailable"];
        };
    };
    readonly list_all_flags: {
        readonly parameters: {
            readonly query?: {
                /** @description Only those that nobody resolved. */
                readonly active_only?: boolean;
                /** @description Only those that the caller raised. */
                readonly flagged_by_me?: boolean;
                readonly page?: number;
                readonly per?: number;
                /** @description Of these kinds, by comma: `cases,incidents`. */
                readonly record_type?: string;
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
                    readonly "application/json": components["schemas"]["FlagPage"];
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
    readonly list_forms: {
        readonly parameters: {
            readonly query?: {
                readonly exclude_subforms?: boolean;
                readonly module_id?: string | null;
                /** @description `case` or `cases`, and so on. */
                readonly record_type?: string | null;
                readonly unique_id?: string | null;
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
                    readonly "application/json": components["schemas"]["All_FormShown_"];
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
    readonly create_form: {
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
                readonly "application/json": components["schemas"]["FormBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_FormShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["unique_id_taken"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["configuration_being_applied-outcome_unknown-unavailable"];
        };
    };
    readonly show_form: {
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
                    readonly "application/json": components["schemas"]["One_FormShown_"];
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
    readonly delete_form: {
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
                    readonly "application/json": components["schemas"]["One_Numbered_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["form_belongs_to_the_system-not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 409: components["responses"]["form_in_use"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["configuration_being_applied-outcome_unknown-unavailable"];
        };
    };
    readonly update_form: {
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
                readonly "application/json": components["schemas"]["FormBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_Numbered_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["configuration_being_applied-outcome_unknown-unavailable"];
        };
    };
    readonly list_incidents: {
        readonly parameters: {
            readonly query?: {
                /** @description Only these, by comma; `short` stands for what a list shows. */
                readonly fields?: string;
                /** @description `field=a,b` one of these; `field=first..last` within; `not[field]=a` anything else. */
                readonly filters?: {
                    readonly [key: string]: string;
                };
                /** @description `query` is an identifier: also records that the caller does not see. */
                readonly id_search?: boolean;
                readonly order?: "asc" | "desc";
                /** @description A field of the record that is a fact. */
                readonly order_by?: string;
                readonly page?: number;
                readonly per?: number;
                /** @description `query` is a telephone number. */
                readonly phone_number?: boolean;
                /** @description `query` is found by how it sounds. */
                readonly phonetic?: boolean;
                /** @description A name, or a part of one; records whose names begin so are found. */
                readonly query?: string;
                /** @description `false`: the records are not counted. */
                readonly total?: boolean;
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
                    readonly "application/json": components["schemas"]["PageOf_Incident_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid-too_many_to_sort-unknown_filter"];
            readonly 429: components["responses"]["search_limit_reached"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly create_incident: {
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
                readonly "application/json": components["schemas"]["IncidentBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_Incident_"];
                };
            };
            /** @description It has the id it was given. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["already_registered-erased"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["closing_incomplete-errors.models.child.identified_by_unique-idempotency_key_reused-invalid-invalid_record-link_unknown"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly show_incident: {
        readonly parameters: {
            readonly query?: {
                /** @description Only these, by comma; `short` stands for what a list shows. */
                readonly fields?: string | null;
            };
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
                    readonly "application/json": components["schemas"]["One_Incident_"];
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
    readonly disable_incident: {
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
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_RecordGone_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 409: components["responses"]["already_registered-erased-stale_version"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["closing_incomplete-errors.models.child.identified_by_unique-idempotency_key_reused-invalid-invalid_record-link_unknown"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly update_incident: {
        readonly parameters: {
            readonly query?: {
                readonly record_action?: string | null;
            };
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
                readonly "if-match"?: string | null;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["IncidentBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_Incident_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["already_registered-erased-stale_version"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["closing_incomplete-errors.models.child.identified_by_unique-idempotency_key_reused-invalid-invalid_record-link_unknown"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly list_incident_access: {
        readonly parameters: {
            readonly query?: {
                /** @description Only what these people did, by user name. */
                readonly "filters[access_users][]"?: readonly string[];
                /** @description `show`, `update`, `print`, `record_history`, `access_log`; without it the first three. */
                readonly "filters[actions][]"?: readonly string[];
                /** @description From this day or moment on. */
                readonly "filters[timestamp][from]"?: string;
                /** @description Until the end of this day, or before this moment. */
                readonly "filters[timestamp][to]"?: string;
                readonly page?: number;
                readonly per?: number;
            };
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
                    readonly "application/json": components["schemas"]["PageOf_AccessEntry_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid-unknown_action"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly list_incident_alerts: {
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
                    readonly "application/json": components["schemas"]["AlertsOfRecord"];
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
    readonly remove_incident_alert: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly alert: string;
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
            readonly 404: components["responses"]["not_found"];
            readonly 409: components["responses"]["erased"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly show_incident_as_it_was: {
        readonly parameters: {
            readonly query: {
                readonly on: string;
            };
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
                    readonly "application/json": components["schemas"]["One_RecordAsItWas_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid-not_registered_yet"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly add_incident_attachment: {
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
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["FileBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_IncidentFileStep_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["already_signed-erased"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["closing_incomplete-errors.models.child.identified_by_unique-file_refused-idempotency_key_reused-invalid-not_base64-too_many_files-upload_unknown"];
            readonly 503: components["responses"]["files_away-outcome_unknown-scanner_away-unavailable"];
        };
    };
    readonly show_incident_attachment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly attachment: number;
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
                    readonly "application/msword": string;
                    readonly "application/pdf": string;
                    readonly "application/vnd.ms-excel": string;
                    readonly "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    readonly "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                    readonly "audio/mp4": string;
                    readonly "audio/mpeg": string;
                    readonly "image/jpeg": string;
                    readonly "image/png": string;
                    readonly "text/csv": string;
                    readonly "text/plain": string;
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["file_lost-not_found"];
            readonly 409: components["responses"]["erased"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["files_away-unavailable"];
        };
    };
    readonly delete_incident_attachment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly attachment: number;
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
            readonly 404: components["responses"]["not_found"];
            readonly 409: components["responses"]["erased"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["closing_incomplete-errors.models.child.identified_by_unique-idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly update_incident_attachment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly attachment: number;
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["OwnFileChangeBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_IncidentFileStep_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["erased"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["closing_incomplete-errors.models.child.identified_by_unique-idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly erase_incident: {
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
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ErasureBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_RecordGone_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed-proof_wanted"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["others_belong_to_it"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid-other_number"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly list_incident_flags: {
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
                    readonly "application/json": components["schemas"]["All_FlagShown_"];
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
    readonly flag_incident: {
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
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["FlagBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_IncidentFlagStep_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["erased"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["errors.models.child.identified_by_unique-idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly update_incident_flag: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly flag: number;
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["FlagChangeBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_IncidentFlagStep_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["erased-flag_resolved"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["errors.models.child.identified_by_unique-idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly print_incident: {
        readonly parameters: {
            readonly query?: {
                /** @description Else the language of the account. */
                readonly locale?: string | null;
            };
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
                    readonly "application/pdf": string;
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 409: components["responses"]["erased"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["not_printed-unavailable"];
        };
    };
    readonly list_incident_history: {
        readonly parameters: {
            readonly query?: {
                /** @description Only entries that touched one of these fields. */
                readonly "filters[field_names][]"?: readonly string[];
                readonly page?: number;
                readonly per?: number;
            };
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
                    readonly "application/json": components["schemas"]["PageOf_HistoryEntry_"];
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
    readonly send_incident_piece: {
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
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PieceBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_UploadShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["erased-piece_missing-too_many_uploads"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["file_refused-idempotency_key_reused-invalid-not_base64-upload_unknown"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly show_incident_upload: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
                readonly upload: string;
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
                    readonly "application/json": components["schemas"]["One_UploadShown_"];
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
    readonly list_incident_changes: {
        readonly parameters: {
            readonly query?: {
                readonly per?: number;
                readonly since?: string | null;
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
                    readonly "application/json": components["schemas"]["IncidentFeed"];
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
    readonly flag_incidents: {
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
                readonly "application/json": components["schemas"]["ManyFlagsBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_ManyFlagged_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["erased"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["errors.models.child.identified_by_unique-idempotency_key_reused-invalid-nothing_done-too_many_to_flag-too_many_to_sort-unknown_filter"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly list_locations: {
        readonly parameters: {
            readonly query?: {
                /** @description `false` leaves out what is no longer in use. */
                readonly "disabled[]"?: readonly boolean[];
                /** @description The language whose names are ordered. */
                readonly locale?: string;
                readonly order?: "asc" | "desc";
                readonly order_by?: "admin_level" | "code" | "hierarchy" | "name" | "type";
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
                    readonly "application/json": components["schemas"]["PageOf_LocationShown_"];
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
    readonly create_location: {
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
                readonly "application/json": components["schemas"]["LocationBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_LocationShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["code_taken"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["configuration_being_applied-outcome_unknown-unavailable"];
        };
    };
    readonly show_location: {
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
                    readonly "application/json": components["schemas"]["One_LocationShown_"];
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
    readonly delete_location: {
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
                    readonly "application/json": components["schemas"]["One_Numbered_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 409: components["responses"]["location_has_places"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["configuration_being_applied-outcome_unknown-unavailable"];
        };
    };
    readonly update_location: {
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
                readonly "application/json": components["schemas"]["LocationBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_LocationShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["configuration_being_applied-outcome_unknown-unavailable"];
        };
    };
    readonly show_location_file: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "if-none-match"?: string | null;
            };
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
                    readonly "application/json": components["schemas"]["All_PlaceOfFile_"];
                };
            };
            /** @description It is as it was. */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly import_locations: {
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
                readonly "application/json": components["schemas"]["ImportBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportAnswer"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid-nothing_done"];
            readonly 503: components["responses"]["configuration_being_applied-outcome_unknown-unavailable"];
        };
    };
    readonly update_locations: {
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
                readonly "application/json": components["schemas"]["LocationsBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["All_LocationShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid-nothing_done"];
            readonly 503: components["responses"]["configuration_being_applied-outcome_unknown-unavailable"];
        };
    };
    readonly list_lookups: {
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
                    readonly "application/json": components["schemas"]["PageOf_LookupShown_"];
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
    readonly create_lookup: {
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
                readonly "application/json": components["schemas"]["LookupBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_LookupShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["unique_id_taken"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["configuration_being_applied-outcome_unknown-unavailable"];
        };
    };
    readonly show_lookup: {
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
                    readonly "application/json": components["schemas"]["One_LookupShown_"];
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
    readonly delete_lookup: {
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
                    readonly "application/json": components["schemas"]["One_Union_LookupShown__Numbered__"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["lookup_locked-not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 409: components["responses"]["lookup_in_use"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["configuration_being_applied-outcome_unknown-unavailable"];
        };
    };
    readonly update_lookup: {
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
                readonly "application/json": components["schemas"]["LookupBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_LookupShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["lookup_locked-not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["configuration_being_applied-outcome_unknown-unavailable"];
        };
    };
    readonly list_place_alerts: {
        readonly parameters: {
            readonly query?: {
                readonly page?: number;
                readonly per?: number;
                /** @description Only those on which nobody acted yet. */
                readonly waiting?: boolean;
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
                    readonly "application/json": components["schemas"]["PlaceAlertPage"];
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
    readonly show_place_alert: {
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
                    readonly "application/json": components["schemas"]["One_PlaceAlertShown_"];
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
    readonly act_on_place: {
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
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ActBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_PlaceAlertShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly list_policy_packs: {
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
                    readonly "application/json": components["schemas"]["All_PolicyPackShown_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly propose_policy_pack: {
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
                readonly "application/json": components["schemas"]["PolicyPackBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_PolicyPackShown_"];
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
    readonly show_policy_pack: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly version: number;
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
                    readonly "application/json": components["schemas"]["One_PolicyPackShown_"];
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
    readonly put_policy_pack_in_force: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly version: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["DecisionBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_PolicyPackShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed-proof_wanted"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 409: components["responses"]["one_person_alone"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["outcome_unknown-unavailable"];
        };
    };
    readonly show_effect_of_policy_pack: {
        readonly parameters: {
            readonly query?: {
                /** @description Where an answer that was not whole ended: what comes after it is counted. */
                readonly after?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly version: number;
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
                    readonly "application/json": components["schemas"]["One_EffectShown_"];
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
    readonly check_policy_pack: {
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
                readonly "application/json": components["schemas"]["PolicyPackBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_PackChecked_"];
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
    readonly show_effect_of_given_policy_pack: {
        readonly parameters: {
            readonly query?: {
                /** @description Where an answer that was not whole ended: what comes after it is counted. */
                readonly after?: string;
            };
            readonly header?: {
                /** @description Names this change: sent again with the same key, it is not done a second time. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PolicyPackBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_EffectShown_"];
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
    readonly list_modules: {
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
                    readonly "application/json": components["schemas"]["All_ModuleShown_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly show_module: {
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
                    readonly "application/json": components["schemas"]["One_ModuleShown_"];
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
    readonly update_module: {
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
                readonly "application/json": components["schemas"]["ModuleBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_ModuleShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["configuration_being_applied-outcome_unknown-unavailable"];
        };
    };
    readonly list_silent_cases: {
        readonly parameters: {
            readonly query?: {
                /** @description Only those of this user name. */
                readonly owned_by?: string;
                readonly page?: number;
                readonly per?: number;
                /** @description Only those that are silent for this reason. */
                readonly reason?: "quiet" | "referral_unanswered" | "transfer_unanswered" | "owner_disabled" | "owner_on_leave" | "closed_without_outcome";
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
                    readonly "application/json": components["schemas"]["SilentPage"];
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
    readonly show_settings: {
        readonly parameters: {
            readonly query?: {
                readonly extended?: boolean;
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
                    readonly "application/json": components["schemas"]["One_SettingsShown_"];
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
    readonly update_settings: {
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
                readonly "application/json": components["schemas"]["SettingsBody"];
            };
        };
        readonly responses: {
            /** @description Successful Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["One_SettingsShown_"];
                };
            };
            readonly 400: components["responses"]["malformed-too_deep-unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 408: components["responses"]["request_too_slow"];
            readonly 413: components["responses"]["payload_too_large-too_many_values"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["idempotency_key_reused-invalid"];
            readonly 503: components["responses"]["configuration_being_applied-outcome_unknown-unavailable"];
        };
    };
    readonly list_own_tasks: {
        readonly parameters: {
            readonly query?: {
                readonly order?: "asc" | "desc";
                readonly order_by?: "due_date" | "name" | "priority" | "record_id_display" | "status" | "type";
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
                    readonly "application/json": components["schemas"]["TaskPage"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid-too_many_to_sort"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
    readonly list_record_accessors: {
        readonly parameters: {
            readonly query: {
                readonly record_id: string;
                readonly record_type: string;
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
                    readonly "application/json": components["schemas"]["All_Accessor_"];
                };
            };
            readonly 400: components["responses"]["unwritable_text"];
            readonly 401: components["responses"]["not_signed_in"];
            readonly 403: components["responses"]["not_allowed"];
            readonly 404: components["responses"]["not_found"];
            readonly 414: components["responses"]["address_too_long"];
            readonly 422: components["responses"]["invalid-unknown_record_type"];
            readonly 503: components["responses"]["unavailable"];
        };
    };
}
