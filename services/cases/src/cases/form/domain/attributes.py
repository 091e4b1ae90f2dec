"""The attributes of forms and fields by API name, with their defaults. Rules: `docs/domain/forms.md §2`."""

from dataclasses import dataclass
from typing import Any

from chassis.numbers import HIGHEST
from contracts.values import FrozenValues, Values

from cases.form.domain.attribute_kinds import (
    FLAG,
    LIST,
    NUMBER,
    OPTIONS,
    TEXTS,
    TRANSLATED,
    TREE,
    WORD,
    AttributeKinds,
)
from cases.form.domain.field_types import attributes_of_types
from cases.form.domain.problems import Problems, Where
from cases.texts import clean_texts, merge_texts

"""What the database's integers hold."""

FORM: AttributeKinds = {
    "name": (TEXTS, None),
    "description": (TEXTS, None),
    "help_text": (TEXTS, None),
    "visible": (FLAG, True),
    "order": (NUMBER, 0),
    "order_form_group": (NUMBER, 0),
    "order_subform": (NUMBER, 0),
    "form_group_id": (WORD, None),
    "form_group_name": (TEXTS, None),
    "form_group_keyed": (FLAG, False),
    "is_first_tab": (FLAG, False),
    "is_summary_section": (FLAG, False),
    "mobile_form": (FLAG, False),
    "core_form": (FLAG, False),
    "editable": (FLAG, True),
    "initial_subforms": (NUMBER, 0),
    "subform_prevent_item_removal": (FLAG, False),
    "subform_append_only": (FLAG, False),
    "hide_subform_placeholder": (FLAG, False),
    "subform_header_links": (LIST, []),
    "shared_subform": (WORD, None),
    "shared_subform_group": (WORD, None),
    "display_help_text_view": (FLAG, False),
    "header_message_link": (WORD, None),
    "collapsed_field_names": (LIST, []),
    "display_conditions": (TREE, None),
}
OF_EVERY_FIELD: AttributeKinds = {
    "display_name": (TEXTS, None),
    "help_text": (TEXTS, None),
    "guiding_questions": (TEXTS, None),
    "visible": (FLAG, True),
    "mobile_visible": (FLAG, True),
    "hide_on_view_page": (FLAG, False),
    "show_on_minify_form": (FLAG, False),
    "disabled": (FLAG, False),
    "editable": (FLAG, True),
    "required": (FLAG, False),
    "mandatory_for_completion": (FLAG, False),
    "sealed": (FLAG, False),
    "selected_value": (WORD, None),
    "display_conditions_record": (TREE, None),
    "display_conditions_subform": (TREE, None),
    "link_to_path": (WORD, None),
    "link_to_path_external": (FLAG, True),
    "field_tags": (LIST, []),
    "expose_unique_id": (FLAG, False),
    "matchable": (FLAG, False),
    "collapse": (WORD, None),
}
FIELD: AttributeKinds = {**OF_EVERY_FIELD, **dict(attributes_of_types())}
FORM_DEFAULTS = {name: default for name, (_, default) in FORM.items()}
FIELD_DEFAULTS = {name: default for name, (_, default) in FIELD.items()}
IN_LANGUAGES = frozenset(name for table in (FORM, FIELD) for name, (kind, _) in table.items() if kind in TRANSLATED)
"""Attributes that an export writes with `_i18n` behind their name."""

OF_THE_SYSTEM = frozenset({"core_form", "editable"})
"""Form attributes that only a configuration sets."""
RESTRICTED_FORM = frozenset(
    """
        name description mobile_form visible order order_form_group order_subform form_group_id form_group_name
    """.split()
)
RESTRICTED_FIELD = frozenset(
    [
        "visible",
        "mobile_visible",
        "display_name",
        "help_text",
        "guiding_questions",
        "signature_provided_by_label",
        "order",
        "option_strings_text",
    ]
)
TYPES_OF: dict[str, type | tuple[type, ...]] = {
    FLAG: bool,
    NUMBER: int,
    WORD: str,
    LIST: list,
    TREE: (dict, list),
    OPTIONS: list,
}


def _is_number(sent: Any) -> bool:
    return not isinstance(sent, bool) and abs(sent) <= HIGHEST


@dataclass(frozen=True, kw_only=True)
class AttributeReader:
    """Reads attributes of one thing from what was sent, noting what cannot be read."""

    table: AttributeKinds
    where: Where
    problems: Problems

    def merge(self, old: FrozenValues, sent: FrozenValues) -> Values:
        """The old attributes with the sent ones; what equals its default is left out, unknown names are dropped."""
        merged = dict(old)
        for name in (each for each in self.table if each in sent):
            merged[name] = self._value(name, old.get(name), sent[name])
        defaults = {name: default for name, (_, default) in self.table.items()}
        return {
            name: merged[name]
            for name in self.table
            if name in merged and merged[name] is not None and merged[name] != defaults[name]
        }

    def _value(self, name: str, old: Any, sent: Any) -> Any:
        kind, default = self.table[name]
        if sent is None:
            return default
        if kind == TEXTS:
            return self._texts(name, old, sent)
        if kind == WORD and isinstance(sent, int | float):
            return str(sent).lower() if isinstance(sent, bool) else str(sent)
        right = isinstance(sent, TYPES_OF[kind]) and (kind != NUMBER or _is_number(sent))
        if not right:
            self.problems.add(self.where, name, f"not_a_{kind}")
            return default
        return self._options(name, sent) if kind == OPTIONS else sent

    def _texts(self, name: str, old: Any, sent: Any) -> Any:
        if not isinstance(sent, dict) or clean_texts(sent) is None:
            self.problems.add(self.where, name, "not_texts")
            return old
        return merge_texts(old, sent) or None

    def _options(self, name: str, sent: list[Any]) -> list[Values]:
        options: list[Values] = []
        for row in sent:
            texts = clean_texts(row.get("display_text")) if isinstance(row, dict) else None
            if texts is None or not isinstance(row.get("id"), str | int):
                self.problems.add(self.where, name, "not_an_option")
                continue
            disabled = {"disabled": True} if row.get("disabled") else {}
            options.append({"id": str(row["id"]), **disabled, "display_text": texts})
        return options
