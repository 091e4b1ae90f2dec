import type { Agency, Field, Lookup, Option, Place, Recipient, Row } from '../../../data/api/types';
import type { FullName } from '../../../data/people';
import { localized } from '../../../i18n/format';
import { holds } from './expressions';
import { codes } from './values';

/** Where choices come from; what is not on the device is empty. */
export interface Sources {
  readonly lookups: readonly Lookup[];
  readonly places: readonly Place[];
  readonly agencies: readonly Agency[];
  readonly people: readonly Recipient[];
  readonly fullName: FullName;
  /** Level of the places a person reports for. */
  readonly reportingLevel: number | undefined;
}

export interface Choice {
  readonly id: string;
  readonly text: string;
}

/** `Dili::Cristo Rei` is read from the small to the large: `Cristo Rei, Dili`. */
function placeText(place: Place, language: string): string {
  const whole = localized(place.name, language) || localized(place.placename, language);
  return whole.split('::').reverse().join(', ') || place.code;
}

function lookupOptions(field: Field, sources: Sources): readonly Option[] {
  if (Array.isArray(field.option_strings_text) && field.option_strings_text.length > 0) return field.option_strings_text as readonly Option[];
  const id = (field.option_strings_source ?? '').replace(/^lookup\s+/, '');
  return sources.lookups.find(({ unique_id }) => unique_id === id)?.values ?? [];
}

/** Tags whose condition holds; undefined when the field offers every option. */
function trueTags(field: Field, values: Row): Set<string> | undefined {
  const conditions = Object.entries(field.option_strings_condition ?? {});
  if (conditions.length === 0) return undefined;
  return new Set(conditions.filter(([, condition]) => holds(condition, values)).map(([tag]) => tag));
}

function codedChoices(field: Field, sources: Sources, values: Row, language: string): Choice[] {
  const chosen = new Set(codes(values[field.name]));
  const tags = trueTags(field, values);
  return lookupOptions(field, sources)
    .filter((option) => chosen.has(option.id) || option.disabled !== true)
    .filter((option) => chosen.has(option.id) || tags === undefined || (option.tags ?? []).some((tag) => tags.has(tag)))
    .map((option) => ({ id: option.id, text: localized(option.display_text, language) || option.id }));
}

/** Sources the device can offer choices from; anything else is shown as it is. */
export function isKnownSource(field: Field): boolean {
  const source = field.option_strings_source ?? '';
  return source === '' || source.startsWith('lookup') || ['Location', 'ReportingLocation', 'Agency', 'User'].includes(source);
}

/** What may be chosen for a field now. A value that is no longer offered stays choosable while it is set. */
export function choicesFor(field: Field, sources: Sources, values: Row, language: string): Choice[] {
  const choices = sourceChoices(field, sources, values, language);
  const known = new Set(choices.map(({ id }) => id));
  const kept = codes(values[field.name]).filter((id) => !known.has(id));
  const words = (id: string): string => (field.option_strings_source === 'User' ? sources.fullName(id) : id);
  return [...choices, ...kept.map((id) => ({ id, text: words(id) }))];
}

function sourceChoices(field: Field, sources: Sources, values: Row, language: string): Choice[] {
  const source = field.option_strings_source ?? '';
  if (source === 'Location' || source === 'ReportingLocation') {
    const level = source === 'ReportingLocation' ? sources.reportingLevel : undefined;
    const places = sources.places.filter((place) => place.disabled !== true && (level === undefined || place.admin_level === level || place.admin_level === undefined));
    return places.map((place) => ({ id: place.code, text: placeText(place, language) }));
  }
  if (source === 'Agency') {
    return sources.agencies.filter(({ disabled }) => disabled !== true).map((agency) => ({ id: agency.unique_id, text: localized(agency.name, language) || agency.unique_id }));
  }
  if (source === 'User') return sources.people.map((person) => ({ id: person.user_name, text: person.full_name ?? person.user_name }));
  return codedChoices(field, sources, values, language);
}

/** The words of a stored code. */
export function choiceText(field: Field, sources: Sources, id: string, language: string): string {
  const values = { [field.name]: id };
  return choicesFor(field, sources, values, language).find((choice) => choice.id === id)?.text ?? id;
}
