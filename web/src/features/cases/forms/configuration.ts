import { useMemo } from 'react';
import type { Form, Lookup, One, Page, Person, Place, Recipient, Settings } from '../../../data/api/types';
import { useDocument, usePerson } from '../../../data/hooks';
import { caseKind, type RecordKind } from '../../../data/records';
import { useFullNames } from '../../../data/people';
import type { Sources } from './options';

export interface FormConfiguration {
  /** The kind of record that the forms are of. */
  readonly of: RecordKind['name'];
  readonly forms: readonly Form[];
  readonly sources: Sources;
}

interface WithReporting extends Person {
  readonly reporting_location_config?: { readonly admin_level?: number };
}

const nothing: readonly never[] = [];

/** Forms and what they choose from, as kept on this device; undefined until forms and lookups have been fetched once. */
export function useFormConfiguration(moduleId: string | undefined, kind: RecordKind = caseKind): FormConfiguration | undefined {
  const person: WithReporting = usePerson();
  const forms = useDocument<Page<Form>>(kind.forms.name).value?.data;
  const lookups = useDocument<Page<Lookup>>('lookups').value?.data;
  const places = useDocument<Page<Place>>('locations').value?.data ?? nothing;
  const agencies = useDocument<One<Settings>>('settings').value?.data.agencies ?? nothing;
  const peoplePath = `/api/v2/users/refer-to?record_type=case&record_module_id=${encodeURIComponent(moduleId ?? '')}`;
  const mayAsk = person.abilities?.includes('refer_to') ?? false;
  const people = useDocument<Page<Recipient>>(`recipients/${moduleId ?? ''}`, moduleId === undefined || !mayAsk ? undefined : peoplePath).value?.data ?? nothing;
  const fullName = useFullNames();
  const level = person.reporting_location_config?.admin_level;
  return useMemo(
    () => (forms === undefined || lookups === undefined || fullName === undefined ? undefined : { of: kind.name, forms, sources: { lookups, places, agencies, people, fullName, reportingLevel: level } }),
    [kind, forms, lookups, places, agencies, people, fullName, level],
  );
}
