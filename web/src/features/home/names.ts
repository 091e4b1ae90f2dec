import type { Lookup, Option, Page, Place } from '../../data/api/types';
import { useDocument } from '../../data/hooks';
import { useFullNames } from '../../data/people';
import { localized } from '../../i18n/format';
import { useWords } from '../../i18n';

/** Lookups whose options figures are grouped by, the likeliest first. */
const grouping = ['lookup-workflow', 'lookup-risk-level', 'lookup-protection-concerns', 'lookup-service-response-type'];

/** The part of a dashboard's, indicator's or group's name that says what it is. */
export function plainName(key: string): string {
  return key.replace(/^dashboard\./, '').replace(/[._]?primeromodule-\w+$/, '').replace(/^dash_/, '');
}

function readable(name: string): string {
  const text = name.replaceAll('_', ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export interface Names {
  readonly widget: (name: string) => string;
  readonly indicator: (name: string) => string;
  readonly group: (value: string) => string;
}

/** Words for what the server counts: the catalogue's, else the configuration's, else the code itself. */
export function useNames(): Names {
  const { find, language } = useWords();
  const fullName = useFullNames();
  const lookups = useDocument<Page<Lookup>>('lookups').value?.data ?? [];
  const places = useDocument<Page<Place>>('locations').value?.data ?? [];
  const configured = (value: string): string | undefined => {
    for (const id of grouping) {
      const option: Option | undefined = lookups.find(({ unique_id }) => unique_id === id)?.values.find((one) => one.id === value);
      if (option !== undefined) return localized(option.display_text, language);
    }
    const place = places.find(({ code }) => code.toLowerCase() === value);
    return place === undefined ? undefined : localized(place.name, language).split('::').at(-1);
  };
  const named = (value: string): string | undefined => (fullName === undefined || fullName(value) === value ? undefined : fullName(value));
  return {
    widget: (name) => find(`home.widget.${plainName(name)}`) ?? readable(plainName(name)),
    indicator: (name) => find(`home.indicator.${plainName(name)}`) ?? readable(plainName(name)),
    group: (value) => configured(value) ?? find(`home.group.${value}`) ?? named(value) ?? (value.includes('_') ? readable(value) : value),
  };
}
