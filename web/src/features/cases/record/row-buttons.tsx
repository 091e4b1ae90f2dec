import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { CaseRecord } from '../../../data/api/types';
import { usePerson } from '../../../data/hooks';
import { useWords } from '../../../i18n';
import { Button } from '../../../ui/button';
import { useFormConfiguration } from '../forms/configuration';
import { planForms, rowsForm } from '../forms/definition';
import { may } from './queries';
import { visits } from './visits';

const RowDialog = lazy(() => import('./row-dialog'));

/** What an officer writes down most: each a row of the case, and the field that says it happened today. */
export const written = [
  { id: 'visit', field: visits, today: 'followup_date', ability: 'write' },
  { id: 'note', field: 'notes_section', today: undefined, ability: 'add_note' },
  { id: 'incident', field: 'incident_details', today: undefined, ability: 'write' },
] as const;

export type Written = (typeof written)[number]['id'];

/** Writes down a visit, a note or an incident where the person is, for who may. */
export function RowButtons({ record }: { readonly record: CaseRecord }): ReactNode {
  const { t, language } = useWords();
  const person = usePerson();
  const moduleId = typeof record.module_id === 'string' ? record.module_id : undefined;
  const configuration = useFormConfiguration(moduleId);
  const [open, setOpen] = useState<Written>();
  if (configuration === undefined) return null;
  const permitted = record.permitted_forms ?? person.permitted_form ?? {};
  const groups = planForms({ ...configuration, lookups: configuration.sources.lookups, permitted, moduleId, language }, record);
  return written.map(({ id, field, today, ability }) => {
    const at = rowsForm(field, groups, configuration.forms);
    if (at?.writable !== true || !(may(record, 'write') || may(record, ability))) return null;
    return (
      <span key={id} className="contents">
        <Button
          onClick={() => {
            setOpen(id);
          }}
        >
          {t(`record.write.${id}`)}
        </Button>
        {open === id && (
          <Suspense>
            <RowDialog
              record={record}
              title={t(`record.write.${id}`)}
              at={at}
              today={today}
              configuration={configuration}
              onClose={() => {
                setOpen(undefined);
              }}
            />
          </Suspense>
        )}
      </span>
    );
  });
}
