import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { CaseRecord, Row } from '../../../data/api/types';
import { useDrafting, type Keeper } from '../../../data/drafting';
import { resumed, touched } from '../../../data/sync/draft';
import { formatDate } from '../../../i18n/format';
import { useWords } from '../../../i18n';
import { dayAt } from '../../../i18n/site-time';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Notice } from '../../../ui/notice';
import { useWide } from '../../../ui/use-wide';
import { changesOf } from '../forms/changes';
import type { FormConfiguration } from '../forms/configuration';
import { derive, newRow } from '../forms/defaults';
import type { RowsForm } from '../forms/definition';
import { FormEdit } from '../forms/form-edit';
import { controlId, type Scene } from '../forms/scene';
import { findProblems, type FieldProblem } from '../forms/validation';
import { isEmpty, rowsOf } from '../forms/values';
import { useCaseCommands } from './commands';
import { isAt, useKnownPlaces, type KnownPlace } from './known-places';
import { plannedVisit, visits } from './visits';
import '../forms/forms.css';

export interface RowDialogProps {
  readonly record: CaseRecord;
  readonly title: string;
  readonly at: RowsForm;
  /** The field of the row that says when it happened, where that is today unless somebody says otherwise. */
  readonly today: string | undefined;
  readonly configuration: FormConfiguration;
  readonly onClose: () => void;
}

/** Adds one row to a case without leaving its page. What is typed is a draft of the case, as in its forms. */
export default function RowDialog(props: RowDialogProps): ReactNode {
  const { record, title, at, configuration, onClose } = props;
  const words = useWords();
  const { t } = words;
  const places = useKnownPlaces(record, at.rows, configuration.sources, words);
  const { keeper } = useDrafting('edit_case', record.id, undefined);
  const others = Object.keys(keeper?.found?.input ?? {}).some((name) => name !== at.field.name);
  return (
    <Dialog title={title} closeLabel={t('dialog.close')} onClose={onClose}>
      {(keeper === undefined || places === undefined) && <div aria-busy="true" />}
      {keeper !== undefined && places !== undefined && !others && <WriteRow {...props} keeper={keeper} places={places} />}
      {keeper !== undefined && others && (
        <Notice>
          <Link href={`/cases/${record.id}/edit?draft=${keeper.id}`}>{t('record.write.unfinished')}</Link>
        </Notice>
      )}
    </Dialog>
  );
}

interface WriteRowProps extends RowDialogProps {
  readonly keeper: Keeper;
  readonly places: readonly KnownPlace[];
}

function WriteRow({ record, at, today, configuration, onClose, keeper, places }: WriteRowProps): ReactNode {
  const { form, field, rows: rowForm } = at;
  const words = useWords();
  const { t } = words;
  const commands = useCaseCommands();
  const phone = !useWide();
  const [start] = useState(() => begin(record, at, today, keeper, () => newRow(rowForm, configuration.forms, { now: new Date(), newId: () => crypto.randomUUID() })));
  const [row, setRow] = useState(start.row);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [failed, setFailed] = useState(false);
  const values: Row = { ...start.values, [field.name]: [...start.others, row] };
  const path = `${field.name}.${start.others.length}.`;
  const scene: Scene = { forms: configuration.forms, sources: configuration.sources, record: values, original: start.original, phone, words, problems };
  useEffect(() => {
    const [first] = problems;
    if (first !== undefined) document.getElementById(controlId(first.path))?.focus();
  }, [problems]);
  const change = (said: Row): void => {
    const changed = Object.entries(said).reduce<Row>((now, [name, value]) => derive(rowForm.fields, configuration.forms, { ...now, [name]: value }, name, new Date()), row);
    setRow(changed);
    keeper.keep({ ...touched(start.original, { ...start.values, [field.name]: [...start.others, changed] }), baseVersion: start.baseVersion });
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found = findProblems([{ form: { ...form, fields: [field] }, writable: true }], values, { forms: configuration.forms, phone, now: new Date() });
    const mine = found.filter((problem) => problem.path.startsWith(path));
    setProblems(mine);
    if (mine.length > 0) return;
    const goOn = await keeper.stop();
    try {
      await commands.edit(record.id, changesOf(start.original, values, { fields: [field] }, configuration.forms), start, keeper.id);
      onClose();
    } catch {
      goOn();
      setFailed(true);
    }
  };
  return (
    <form noValidate className="stack" onSubmit={(event) => void save(event)}>
      {failed && <Notice kind="wrong">{t('record.not_kept')}</Notice>}
      {keeper.found !== undefined && <Notice>{t('record.write.resumed')}</Notice>}
      {start.planned !== undefined && <Notice>{t('record.write.planned', { date: formatDate(words.language, start.planned) })}</Notice>}
      {places.length > 0 && <Places places={places} row={row} onChoose={change} />}
      <FormEdit
        form={rowForm}
        values={row}
        scene={scene}
        at={path}
        only={field.subform_section_configuration?.fields}
        onChange={(name, value) => {
          change({ [name]: value });
        }}
      />
      <div className="buttons">
        <Button type="submit" look="main">
          {t('record.save')}
        </Button>
      </div>
    </form>
  );
}

interface PlacesProps {
  readonly places: readonly KnownPlace[];
  readonly row: Row;
  readonly onChoose: (values: Row) => void;
}

/** Places that were written down before: chosen again, they are written alike, and recognised. */
function Places({ places, row, onChoose }: PlacesProps): ReactNode {
  const { t } = useWords();
  return (
    <div role="group" aria-label={t('incident.known_places')} className="stack-small">
      <p className="soft">{t('incident.known_places')}</p>
      <div className="buttons">
        {places.map((place) => (
          <Button
            key={place.key}
            aria-pressed={isAt(place, row)}
            onClick={() => {
              onChoose(place.values);
            }}
          >
            <span dir="auto">{place.text}</span>
          </Button>
        ))}
      </div>
    </div>
  );
}

interface Start {
  readonly values: Row;
  readonly original: Row;
  readonly baseVersion: number | null;
  /** The rows that stand there already. */
  readonly others: readonly Row[];
  readonly row: Row;
  /** The day it was planned for, where the row is one that was. */
  readonly planned?: string;
}

/** A fresh row, the one that was begun and left, or the visit that was planned for about now. */
function begin(record: CaseRecord, { field: { name }, rows: rowForm }: RowsForm, today: string | undefined, keeper: Keeper, fresh: () => Row): Start {
  const { values, original, baseVersion } = keeper.found === undefined ? { values: record, original: record, baseVersion: record.version ?? null } : resumed(keeper.found, record);
  const known = new Set(rowsOf(original[name]).map(({ unique_id }) => unique_id));
  const rows = rowsOf(values[name]);
  const begun = rows.findLast(({ unique_id }) => !known.has(unique_id));
  const day = dayAt(new Date());
  const takesUp = begun === undefined && name === visits && rowForm.subform_append_only !== true;
  const planned = takesUp ? plannedVisit(rowsOf(original[name]), day) : undefined;
  const standing = begun ?? rows.find(({ unique_id }) => planned !== undefined && unique_id === planned.id);
  const row = standing ?? fresh();
  const dated = begun !== undefined || today === undefined || !isEmpty(row[today]) ? row : { ...row, [today]: day };
  return { values, original, baseVersion, others: rows.filter((one) => one !== standing), row: dated, ...(planned === undefined ? {} : { planned: planned.day }) };
}
