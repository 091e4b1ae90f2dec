"""Every action a role may list, by resource. Rule: `docs/domain/access.md §1`."""

from collections.abc import Iterable, Mapping

MANAGE = "manage"
SYSTEM = "mahon"
"""The user name of the services themselves, in audits and in events of what nobody else did."""

CATALOGUE: dict[str, frozenset[str]] = {
    "activity_log": frozenset(["manage", "transfer"]),
    "agency": frozenset(["assign", "create", "manage", "read", "write"]),
    "audit_log": frozenset({"read"}),
    "case": frozenset(
        """
            accept_or_reject_transfer access_log add_note add_registry_record approve_action_plan
            approve_assessment approve_case_plan approve_closure approve_gbv_closure assign assign_within_agency
            assign_within_user_group attribute case_from_family change_log close consent_override create
            create_case_from_referral display_view_page enable_disable_record export_csv export_custom
            export_duplicate_id_csv export_json export_list_view_csv export_pdf export_photowall
            export_unhcr_csv export_xls find_tracing_match flag flag_multiple flag_update import
            incident_details_from_case incident_from_case link_family_record list_case_names manage read
            receive_referral receive_referral_different_module receive_transfer referral referral_from_service
            remove_alert remove_assigned_users reopen request_approval_action_plan request_approval_assessment
            request_approval_case_plan request_approval_closure request_approval_gbv_closure request_transfer
            resolve_any_flag search_owned_by_others self_approve service_own_entries_only
            service_provision_incident_details services_section_from_case sync_external sync_mobile transfer
            update_case_relationships view_case_relationships view_family_record view_incident_from_case
            view_photo view_protection_concerns_filter view_registry_record write
        """.split()
    ),
    "code_of_conduct": frozenset(["manage"]),
    "dashboard": frozenset(
        """
            action_needed_identified action_needed_new_referrals action_needed_new_updated
            action_needed_transfer_awaiting_acceptance approvals_action_plan approvals_action_plan_pending
            approvals_assessment approvals_assessment_pending approvals_case_plan approvals_case_plan_pending
            approvals_closure approvals_closure_pending approvals_gbv_closure approvals_gbv_closure_pending
            case_overview case_risk cases_by_task_overdue_assessment cases_by_task_overdue_case_plan
            cases_by_task_overdue_followups cases_by_task_overdue_services dash_case_incident_overview
            dash_cases_by_social_worker dash_cases_to_assign dash_flags dash_group_overview
            dash_matching_results dash_national_admin_summary dash_perpetrator_armed_force_group_party_names
            dash_protection_concerns dash_protection_concerns_by_location dash_reporting_location
            dash_service_provisions dash_shared_from_my_team dash_shared_with_me dash_shared_with_my_team
            dash_shared_with_my_team_overview dash_shared_with_others dash_show_none_values dash_tasks
            dash_violations_category_region dash_violations_category_verification_status view_response workflow
            workflow_team
        """.split()
    ),
    "duplicate": frozenset(["read"]),
    "family": frozenset(
        """
            access_log assign case_from_family change_log close create display_view_page enable_disable_record
            export_csv export_custom export_json export_list_view_csv export_pdf export_xls flag flag_update
            manage read reopen resolve_any_flag search_and_select_family_record search_owned_by_others
            sync_mobile write
        """.split()
    ),
    "incident": frozenset(
        """
            access_log assign change_log create enable_disable_record export_csv export_custom
            export_incident_recorder_xls export_json export_list_view_csv export_mrm_violation_xls export_pdf
            export_xls flag flag_update import link_incident_to_case manage read remove_alert resolve_any_flag
            sync_mobile verify_mrm write
        """.split()
    ),
    "kpi": frozenset(
        """
            kpi_assessment_status kpi_average_followup_meetings_per_case kpi_average_referrals
            kpi_case_closure_rate kpi_case_load kpi_client_satisfaction_rate kpi_completed_case_action_plans
            kpi_completed_case_safety_plans kpi_completed_supervisor_approved_case_action_plans
            kpi_number_of_cases kpi_number_of_incidents kpi_reporting_delay kpi_services_provided
            kpi_supervisor_to_caseworker_ratio kpi_time_from_case_open_to_close read
        """.split()
    ),
    "managed_report": frozenset(
        """
            case_characteristics case_management_kpis_report case_management_kpis_service_referrals_report
            cases_workflow_report distribution_users_role_report followups_report gbv_statistics ghn_report
            individual_children process_quality_average_cases process_quality_implemented_referrals
            process_quality_successful_referrals process_quality_total_cases protection_concerns_report
            protection_outcomes referrals_transfers_report reporting_locations_report services_report violations
            violence_type_report workflow_report
        """.split()
    ),
    "matching_configuration": frozenset(["manage"]),
    "metadata": frozenset(["manage", "manage_restricted"]),
    "potential_match": frozenset(["manage", "read", "view_audio", "view_photo"]),
    "primero_configuration": frozenset(["manage"]),
    "registry_record": frozenset(
        """
            access_log change_log create enable_disable_record export_csv export_json export_xls flag
            flag_update manage read resolve_any_flag sync_mobile write
        """.split()
    ),
    "report": frozenset(["agency_read", "create", "group_read", "manage", "read", "write"]),
    "role": frozenset(["assign", "copy", "create", "delete", "manage", "read", "write"]),
    "system": frozenset(["manage"]),
    "tracing_request": frozenset(
        """
            access_log change_log create enable_disable_record export_csv export_custom export_json
            export_list_view_csv export_pdf export_xls flag flag_update import manage read resolve_any_flag
            write
        """.split()
    ),
    "usage_report": frozenset(["read"]),
    "user": frozenset(["agency_read", "create", "disable_multiple", "manage", "read", "send_email_multiple", "write"]),
    "user_group": frozenset(["assign", "create", "delete", "manage", "read", "write"]),
    "webhook": frozenset(["create", "delete", "manage", "read", "write"]),
}

UNOFFERED = frozenset({("agency", "create")})
"""Roles of the field list it, and it counts; the catalogue that clients are shown does not offer it."""

SCOPES = ("self", "identified", "group", "agency", "all", "admin_only")
"""How far a role sees (`group_permission`), narrowest first."""


REGISTERING: dict[str, tuple[tuple[str, str], ...]] = {
    "case": (("case", "create"),),
    "incident": (("incident", "create"), ("case", "incident_from_case")),
}
"""By kind of record: the permissions any one of which registers it."""


def allows(permissions: Mapping[str, Iterable[str]], resource: str, action: str) -> bool:
    """Whether a role that lists these permissions may do the action: named itself, or `manage`."""
    held = permissions.get(resource, ())
    return action in held or MANAGE in held
