"""The words of fixed filter options, by language. What a language lacks is said in English."""

from contracts.localized import Localized


def _words(en: str, tet: str, pt: str, id: str) -> Localized:
    return {"en": en, "tet": tet, "pt": pt, "id": id}


FLAGGED = _words("Flagged", "Iha marka", "Sinalizado", "Ditandai")
MINE = _words("My cases", "Ha'u-nia kazu sira", "Os meus casos", "Kasus saya")
PHOTO = _words("Has a photo", "Iha foto", "Tem fotografia", "Ada foto")
ENABLED = _words("Enabled", "Ativu", "Ativo", "Aktif")
DISABLED = _words("Disabled", "La ativu", "Inativo", "Nonaktif")
PENDING = _words("Pending", "Hein hela", "Pendente", "Menunggu")
APPROVED = _words("Approved", "Aprova ona", "Aprovado", "Disetujui")
REJECTED = _words("Rejected", "La simu", "Rejeitado", "Ditolak")
THREE_MONTHS = _words("3 months", "Fulan 3", "3 meses", "3 bulan")
SIX_MONTHS = _words("6 months", "Fulan 6", "6 meses", "6 bulan")
DATES = {
    "registration_date": _words("Date of registration", "Data rejistu", "Data de registo", "Tanggal pendaftaran"),
    "assessment_requested_on": _words(
        "Date of assessment", "Data avaliasaun", "Data da avaliação", "Tanggal penilaian"
    ),
    "date_case_plan": _words("Date of case plan", "Data planu kazu", "Data do plano do caso", "Tanggal rencana kasus"),
    "date_closure": _words("Date of closure", "Data taka kazu", "Data de encerramento", "Tanggal penutupan"),
    "created_at": _words("Date of creation", "Data kria", "Data de criação", "Tanggal pembuatan"),
    "followup_dates": _words("Date of follow-up", "Data tuir-fali", "Data do seguimento", "Tanggal tindak lanjut"),
    "reunification_dates": _words(
        "Date of reunification", "Data halibur fali", "Data da reunificação", "Tanggal reunifikasi"
    ),
    "tracing_dates": _words("Date of tracing", "Data buka família", "Data da busca", "Tanggal pencarian"),
    "service_implemented_day_times": _words("Date of service", "Data servisu", "Data do serviço", "Tanggal layanan"),
    "reassigned_transferred_on": _words(
        "Date of transfer", "Data transferénsia", "Data da transferência", "Tanggal pengalihan"
    ),
    "next_action_due": _words("Next step due", "Pasu tuirmai to'o", "Próximo passo até", "Batas langkah berikut"),
    "incident_date": _words("Date of incident", "Data insidente", "Data do incidente", "Tanggal kejadian"),
    "date_of_first_report": _words(
        "Date of first report", "Data relatóriu dahuluk", "Data do primeiro relato", "Tanggal laporan pertama"
    ),
    "inquiry_date": _words("Date of inquiry", "Data pedidu", "Data do pedido", "Tanggal permintaan"),
    "family_registration_date": _words(
        "Date of registration", "Data rejistu", "Data de registo", "Tanggal pendaftaran"
    ),
}
"""By the field whose dates are looked through."""
