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
  /** Its list has lost it: it stays while it is set, and cannot be chosen again. */
  readonly retired?: true;
}

/** One of a list. `offered`: it may be chosen for this field now. */
interface Listed extends Choice {
  readonly offered: boolean;
}

function listed(id: string, text: string, disabled: boolean | undefined, offered = true): Listed {
  return disabled === true ? { id, text, offered: false, retired: true } : { id, text, offered };
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

/** Whether a code may begin a record: of the form's own options, one that is not disabled. What lookups offer is asked when it is sent. */
export function isOfferedHere(field: Field, id: string): boolean {
  const options = Array.isArray(field.option_strings_text) ? (field.option_strings_text as readonly Option[]) : [];
  return options.length === 0 || options.some((option) => option.id === id && option.disabled !== true);
}

/** Tags whose condition holds; undefined when the field offers every option. */
function trueTags(field: Field, values: Row): Set<string> | undefined {
  const conditions = Object.entries(field.option_strings_condition ?? {});
  if (conditions.length === 0) return undefined;
  return new Set(conditions.filter(([, condition]) => holds(condition, values)).map(([tag]) => tag));
}

function codedChoices(field: Field, sources: Sources, values: Row, language: string): Listed[] {
  const tags = trueTags(field, values);
  return lookupOptions(field, sources).map((option) => {
    const fits = tags === undefined || (option.tags ?? []).some((tag) => tags.has(tag));
    return listed(option.id, localized(option.display_text, language) || option.id, option.disabled, fits);
  });
}

/** Sources the device can offer choices from; anything else is shown as it is. */
export function isKnownSource(field: Field): boolean {
  const source = field.option_strings_source ?? '';
  return source === '' || source.startsWith('lookup') || ['Location', 'ReportingLocation', 'Agency', 'User'].includes(source);
}

/** What may be chosen for a field now. A value that is no longer offered stays choosable while it is set, marked where its list is here. */
export function choicesFor(field: Field, sources: Sources, values: Row, language: string): Choice[] {
  const list = listOf(field, sources, values, language);
  const known = new Set(list.map(({ id }) => id));
  const chosen = codes(values[field.name]);
  const words = (id: string): string => (field.option_strings_source === 'User' ? sources.fullName(id) : id.replaceAll('_', ' '));
  const lost: Listed[] = chosen.filter((id) => !known.has(id)).map((id) => listed(id, words(id), list.length > 0));
  return [...list, ...lost]
    .filter(({ id, offered }) => offered || chosen.includes(id))
    .map(({ id, text, retired }) => (retired === true ? { id, text, retired } : { id, text }));
}

function listOf(field: Field, sources: Sources, values: Row, language: string): Listed[] {
  const source = field.option_strings_source ?? '';
  if (source === 'Location' || source === 'ReportingLocation') {
    const level = source === 'ReportingLocation' ? sources.reportingLevel : undefined;
    return sources.places.map((place) =>
      listed(place.code, placeText(place, language), place.disabled, level === undefined || place.admin_level === level || place.admin_level === undefined),
    );
  }
  if (source === 'Agency') {
    return sources.agencies.map((agency) => listed(agency.unique_id, localized(agency.name, language) || agency.unique_id, agency.disabled));
  }
  if (source === 'User') return sources.people.map((person) => listed(person.user_name, person.full_name ?? person.user_name, false));
  return codedChoices(field, sources, values, language);
}

/** The words of a stored code. */
export function choiceText(field: Field, sources: Sources, id: string, language: string): string {
  const values = { [field.name]: id };
  return choicesFor(field, sources, values, language).find((choice) => choice.id === id)?.text ?? id;
}
