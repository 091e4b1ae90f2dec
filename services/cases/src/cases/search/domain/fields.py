"""Which fields a search looks in, by the path of the record type. Rules: `docs/domain/lists.md §5`."""

CASE_IDS = """
    unique_identifier short_id case_id_display case_id client_code ration_card_no icrc_ref_no rc_id_no
    unhcr_id_no unhcr_individual_no un_no other_agency_id survivor_code_no national_id_no other_id_no
    biometrics_id family_count_no dss_id camp_id tent_number nfi_distribution_id oscar_number registry_no
    family_number
""".split()
IDENTIFIERS = {
    "cases": CASE_IDS,
    "incidents": ["incident_id", "incident_code", "monitor_number", "survivor_code", "incidentid_ir", "short_id"],
    "tracing_requests": ["tracing_request_id", "short_id"],
    "registry_records": ["registry_id", "short_id", "registry_no"],
    "families": ["family_id", "short_id", "family_number"],
}
NAME_FIELDS = """
    name name_nickname name_other relation_name relation_nickname relation_other_family tracing_names
    tracing_nicknames
""".split()
NAMES = dict.fromkeys(IDENTIFIERS, NAME_FIELDS)
CASE_PHONES = """
    telephone_current telephone_child_future telephone_caregivers telephone_future_caregivers telephone_last
    telephone_searchable_1 telephone_searchable_2 telephone_searchable_3
""".split()
PHONES: dict[str, list[str]] = {
    "cases": CASE_PHONES,
    "incidents": [],
    "tracing_requests": ["relation_telephone", "telephone_last"],
    "registry_records": ["telephone_current"],
    "families": ["family_telephone_current"],
}
