import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { PlaceAlert } from '../../data/api/types';
import { useCommands, useWorkplace } from '../../data/hooks';
import { formatDate } from '../../i18n/format';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Tag } from '../../ui/tag';
import { isWaiting } from '../../data/places';
import { usePlaceWords } from './words';
import './places.css';

type File = PlaceAlert['files'][number];

/** A place that was named again: where, how many children, the files that may be opened, and that one acted. */
export function PlaceCard({ alert, here }: { readonly alert: PlaceAlert; readonly here?: string }): ReactNode {
  const { t, language } = useWords();
  const words = usePlaceWords();
  const { outbox } = useWorkplace();
  const line = useCommands() ?? [];
  const unsent = line.some(({ kind, record, state }) => kind === 'act_on_place' && record === alert.id && state !== 'attention');
  const place = [alert.setting === null ? '' : words.sort(alert.setting), alert.location === null ? '' : words.where(alert.location)].filter(Boolean);
  const files = alert.files.filter(({ id }) => id !== here);
  return (
    <article className="card stack-small place">
      <div className="place-head">
        <Icon name="warning" />
        <strong>{place.join(' · ')}</strong>
        <span className="number soft">{formatDate(language, alert.at)}</span>
        {unsent && <Tag tone="warning">{t('cases.waiting')}</Tag>}
      </div>
      <p>{t('places.children', { count: alert.children, months: alert.months })}</p>
      {files.length > 0 && (
        <ul className="place-files" aria-label={t('places.files')}>
          {files.map((file) => (
            <li key={file.id}>
              <OneFile file={file} />
            </li>
          ))}
        </ul>
      )}
      {alert.withheld > 0 && <p className="soft">{t('places.withheld', { count: alert.withheld })}</p>}
      {alert.acted.map(({ by, by_full_name: name, at }) => (
        <p key={by + at} className="soft small">
          {t('places.acted_by', { who: name ?? by, date: formatDate(language, at) })}
        </p>
      ))}
      {isWaiting(alert) && !unsent && (
        <div className="buttons">
          <Button
            onClick={() => {
              void outbox.add({ kind: 'act_on_place', record: alert.id, input: {}, baseVersion: null });
            }}
          >
            {t('places.act')}
          </Button>
        </div>
      )}
    </article>
  );
}

function OneFile({ file }: { readonly file: File }): ReactNode {
  const { t } = useWords();
  const number = file.short_id ?? '';
  const said = file.record_type === 'cases' ? t('places.case', { number }) : t('places.incident', { number });
  return (
    <>
      <Link href={`/${file.record_type}/${file.id}${file.record_type === 'cases' && file.harmed ? '/incidents' : ''}`}>{said}</Link>
      {file.name !== null && <span dir="auto">{file.name}</span>}
      {file.new && <Tag tone="info">{t('places.new')}</Tag>}
      {!file.harmed && <Tag>{t('places.lives')}</Tag>}
    </>
  );
}
