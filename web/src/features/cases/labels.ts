import { useDocument } from '../../data/hooks';
import { caseKind, type RecordKind } from '../../data/records';
import { useFullNames } from '../../data/people';
import type { CaseRecord, Field, Form, Lookup, Option, Page } from '../../data/api/types';
import { localized } from '../../i18n/format';
import { useWords } from '../../i18n';
import { isDated } from './forms/types/dated';

const lookupOf: Readonly<Record<string, string>> = {
  status: 'lookup-case-status',
  sex: 'lookup-gender',
  risk_level: 'lookup-risk-level',
  workflow: 'lookup-workflow',
};

/** Stands where words are still on their way: no code is shown meanwhile, and the line is as high as it will be. */
const room = '\u00a0';

/** Fields that hold user names whatever their form says. */
const people = ['owned_by', 'assigned_user_names', 'created_by', 'last_updated_by', 'previously_owned_by'];

export interface Labels {
  readonly field: (name: string) => string;
  readonly value: (field: string, value: string) => string;
  readonly options: (field: string) => readonly Option[];
  /** Names of the fields of its records by whose days a list is narrowed, in the order of their forms. */
  readonly dated: readonly string[];
}

/** Words for fields and their coded values, from the configuration that is on this device. */
export function useLabels(kind: RecordKind = caseKind): Labels {
  const { language, find } = useWords();
  const fullName = useFullNames();
  const formsHere = useDocument<Page<Form>>(kind.forms.name);
  const lookupsHere = useDocument<Page<Lookup>>('lookups');
  const forms = formsHere.value?.data ?? [];
  const lookups = lookupsHere.value?.data ?? [];
  const coming = [formsHere, lookupsHere].some(({ value, freshness }) => value === undefined && freshness.kind === 'asking');

  const fieldOf = (name: string): Field | undefined => {
    for (const form of forms) {
      const found = form.is_nested ? undefined : form.fields.find((field) => field.name === name);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const optionsOf = (name: string): readonly Option[] => {
    const field = fieldOf(name);
    const source = field?.option_strings_source?.replace(/^lookup\s+/, '') ?? lookupOf[name];
    if (Array.isArray(field?.option_strings_text) && field.option_strings_text.length > 0) return field.option_strings_text as readonly Option[];
    return lookups.find(({ unique_id }) => unique_id === source)?.values ?? [];
  };
  const top = forms.filter((form) => form.parent_form === kind.name && !form.is_nested).flatMap(({ fields }) => fields);
  const dated = [...new Set(top.filter((field) => isDated(field)).map(({ name }) => name))];
  return {
    dated,
    field: (name) => find(`cases.field.${name}`) ?? (localized(fieldOf(name)?.display_name, language) || name.replaceAll('_', ' ')),
    value: (name, value) => {
      if (people.includes(name)) return fullName?.(value) ?? value;
      const option = optionsOf(name).find(({ id }) => id === value);
      if (option !== undefined) return localized(option.display_text, language);
      return find(`cases.value.${name}.${value}`) ?? find(`cases.value.${value}`) ?? (coming ? room : value.replaceAll('_', ' '));
    },
    options: optionsOf,
  };
}

/** A name that this person may read is there, if empty; one that is nowhere in what the server gave is not shown to them. */
export function isNameWithheld(record: CaseRecord): boolean {
  return record.version !== undefined && !['name', 'name_first', 'name_last'].some((name) => name in record);
}

/** The child's name as far as it is shown; empty where there is none, or none is shown. */
export function nameOf(record: CaseRecord): string {
  const said = (field: string): string => (typeof record[field] === 'string' ? record[field] : '');
  return said('name') || [said('name_first'), said('name_last')].filter(Boolean).join(' ');
}

export function useChildName(): (record: CaseRecord) => string {
  const { t } = useWords();
  return (record) => nameOf(record) || t(isNameWithheld(record) ? 'cases.unnamed.withheld' : 'cases.unnamed');
}
