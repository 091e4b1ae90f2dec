import type { ReactNode } from 'react';
import type { CaseRecord } from '../../data/api/types';
import { ownerOf, type RecordKind } from '../../data/records';
import { usePlaceAlerts } from '../../data/places';
import { useWords } from '../../i18n';
import { PlaceCard } from './place-card';
import './places.css';

export interface RecordPlacesProps {
  readonly kind: RecordKind;
  readonly record: CaseRecord;
}

/** The places in this file that were named again; where there are none, nothing is said. An incident of a case is in the file of the case. */
export default function RecordPlaces({ kind, record }: RecordPlacesProps): ReactNode {
  const { t } = useWords();
  const here = ownerOf(kind, record)?.id ?? record.id;
  const alerts = (usePlaceAlerts().value?.data ?? []).filter(({ files }) => files.some(({ id }) => id === here));
  if (alerts.length === 0) return null;
  return (
    <section className="stack-small places" aria-label={t('places.of_case')}>
      <h2>{t('places.of_case')}</h2>
      {alerts.map((alert) => (
        <PlaceCard key={alert.id} alert={alert} here={here} />
      ))}
    </section>
  );
}
