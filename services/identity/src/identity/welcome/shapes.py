"""What goes over the wire before anybody has signed in."""

from chassis.shapes import Shape


class Installation(Shape):
    sandbox_ui: bool
    config_ui: str
    allow_self_registration: bool
    locales: list[str]
    webpush_enabled: bool
    agencies: list[str]
    agencies_logo_options: list[str]
    registration_streams: list[str]
    registration_streams_link_labels: dict[str, str]
    registration_streams_consent_text: dict[str, str]
