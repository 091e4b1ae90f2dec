import { useId, useRef, useState, type ReactNode } from 'react';
import type { Field, Form, Row } from '../../../data/api/types';
import { usePerson, useReached } from '../../../data/hooks';
import { useWords } from '../../../i18n';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Icon } from '../../../ui/icon';
import { Nothing } from '../../../ui/nothing';
import { Notice } from '../../../ui/notice';
import { fieldLabel, withheldOf } from '../forms/scene';
import type { ViewProps } from '../forms/types/field-type';
import { sorts, TooLarge, useFileCommands, useFiles, type ShownFile } from './commands';
import './files.css';

/** Whether the person may add files to the field: its form is theirs to fill in, and so is the record. */
function useMayAdd(field: Field, record: Row, forms: readonly Form[]): boolean {
  const { permitted_form: own = {} } = usePerson();
  const { permitted_forms: opened, abilities } = record;
  const access = (opened ?? own) as Readonly<Record<string, unknown>>;
  const holding = forms.filter(({ fields }) => fields.some(({ name }) => name === field.name));
  return Array.isArray(abilities) && abilities.includes('write') && holding.some(({ unique_id: id }) => access[id] === 'rw');
}

/** The files of a field: each can be opened; who may fill in the form adds and deletes them, also without a network. */
export default function Files({ field, values, scene }: ViewProps): ReactNode {
  const label = useId();
  const record = String(scene.record.id);
  const files = useFiles(record, field, values[field.name]);
  const mayAdd = useMayAdd(field, scene.record, scene.forms);
  if (files.length === 0 && !mayAdd) return null;
  const isFull = sorts[field.type]?.single === true && files.length > 0;
  return (
    <div className="pair files">
      <span className="pair-label" id={label}>
        {fieldLabel(field, scene.words)}
      </span>
      {files.length === 0 && <Nothing none="files.none" withheld={withheldOf(scene.record).includes(field.name)} look="line" />}
      {files.length > 0 && (
        <ul className="file-list" aria-labelledby={label}>
          {files.map((file) => (
            <OneFile key={file.key} record={record} file={file} mayDelete={mayAdd} />
          ))}
        </ul>
      )}
      {mayAdd && !isFull && <Adding field={field} record={record} />}
    </div>
  );
}

function OneFile({ record, file, mayDelete }: { readonly record: string; readonly file: ShownFile; readonly mayDelete: boolean }): ReactNode {
  const { t } = useWords();
  const reached = useReached();
  const { remove } = useFileCommands(record);
  const [asking, setAsking] = useState(false);
  const { id } = file;
  const close = (): void => {
    setAsking(false);
  };
  return (
    <li className="file">
      {file.isPicture && file.url !== undefined && reached && <img src={file.url} alt={file.description || file.name} loading="lazy" />}
      <span className="file-name" dir="auto">
        {file.url !== undefined && reached ? (
          <a href={file.url} download={file.name}>
            {file.name}
          </a>
        ) : (
          file.name
        )}
        {file.description !== '' && <span className="soft small">{file.description}</span>}
        {file.state !== 'here' && <span className="soft small">{t(`files.state.${file.state}`)}</span>}
        {file.state === 'here' && !reached && <span className="soft small">{t('files.needs_network')}</span>}
      </span>
      {mayDelete && id !== undefined && file.state === 'here' && (
        <Button
          look="quiet"
          onClick={() => {
            setAsking(true);
          }}
        >
          {t('files.delete')}
        </Button>
      )}
      {asking && id !== undefined && (
        <Dialog title={t('files.delete.title')} closeLabel={t('dialog.close')} onClose={close}>
          <p dir="auto">{file.name}</p>
          <p>{t('files.delete.help')}</p>
          <div className="buttons">
            <Button look="danger" onClick={() => void remove(id).then(close)}>
              {t('files.delete')}
            </Button>
            <Button onClick={close}>{t('record.cancel')}</Button>
          </div>
        </Dialog>
      )}
    </li>
  );
}

function Adding({ field, record }: { readonly field: Field; readonly record: string }): ReactNode {
  const { t } = useWords();
  const { add } = useFileCommands(record);
  const [failed, setFailed] = useState<'too_large' | 'not_kept'>();
  const camera = useRef<HTMLInputElement>(null);
  const chosen = useRef<HTMLInputElement>(null);
  const { accept = '' } = sorts[field.type] ?? {};
  const take = async (input: HTMLInputElement): Promise<void> => {
    const files = [...(input.files ?? [])];
    input.value = '';
    setFailed(undefined);
    try {
      for (const file of files) await add(field, file);
    } catch (error) {
      setFailed(error instanceof TooLarge ? 'too_large' : 'not_kept');
    }
  };
  const isPhoto = sorts[field.type]?.taken === true;
  return (
    <>
      {failed !== undefined && <Notice kind="wrong">{t(failed === 'too_large' ? 'files.too_large' : 'record.not_kept')}</Notice>}
      <div className="buttons">
        {isPhoto && (
          <Button onClick={() => camera.current?.click()}>
            <Icon name="plus" />
            {t('files.take_photo')}
          </Button>
        )}
        <Button onClick={() => chosen.current?.click()}>
          <Icon name="plus" />
          {t('files.choose')}
        </Button>
      </div>
      {isPhoto && <input ref={camera} hidden type="file" aria-label={t('files.take_photo')} accept="image/*" capture="environment" onChange={(event) => void take(event.currentTarget)} />}
      <input ref={chosen} hidden type="file" aria-label={t('files.choose')} accept={accept} multiple={sorts[field.type]?.single !== true} onChange={(event) => void take(event.currentTarget)} />
    </>
  );
}
