import type { ReactNode } from 'react';
import { usePerson } from '../../../data/hooks';
import { useWords } from '../../../i18n';
import { Dialog } from '../../../ui/dialog';
import { Notice } from '../../../ui/notice';
import { useFormConfiguration } from '../forms/configuration';
import { planForms, rowsForm } from '../forms/definition';
import { useCase } from '../record/queries';
import { written, type Written } from '../record/row-buttons';
import RowDialog from '../record/row-dialog';

export interface WriteDialogProps {
  readonly id: string;
  readonly what: Written;
  readonly onClose: () => void;
}

/** Writes down a row of a case without opening its page. */
export default function WriteDialog({ id, what, onClose }: WriteDialogProps): ReactNode {
  const { t, language } = useWords();
  const person = usePerson();
  const found = useCase(id);
  const record = found.kind === 'here' ? found.record : undefined;
  const moduleId = typeof record?.module_id === 'string' ? record.module_id : undefined;
  const configuration = useFormConfiguration(moduleId);
  const title = t(`record.write.${what}`);
  const said = (text: ReactNode): ReactNode => (
    <Dialog title={title} closeLabel={t('dialog.close')} onClose={onClose}>
      {text}
    </Dialog>
  );
  if (found.kind === 'gone' || found.kind === 'unreachable') return said(<Notice>{t(found.kind === 'gone' ? 'record.gone' : 'record.not_here')}</Notice>);
  if (record === undefined || configuration === undefined) return null;
  const permitted = record.permitted_forms ?? person.permitted_form ?? {};
  const groups = planForms({ ...configuration, lookups: configuration.sources.lookups, permitted, moduleId, language }, record);
  const wanted = written.find((one) => one.id === what);
  const at = wanted === undefined ? undefined : rowsForm(wanted.field, groups, configuration.forms);
  if (at?.writable !== true) return said(<Notice>{t('record.no_permitted_forms')}</Notice>);
  return <RowDialog record={record} title={title} at={at} today={wanted?.today} configuration={configuration} onClose={onClose} />;
}
