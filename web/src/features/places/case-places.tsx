import type { ReactNode } from 'react';
import type { CaseRecord } from '../../data/api/types';
import { usePlaceAlerts } from '../../data/places';
import { useWords } from '../../i18n';
import { PlaceCard } from './place-card';
import './places.css';

/** The places in this case that were named again; where there are none, nothing is said. */
export default function CasePlaces({ record }: { readonly record: CaseRecord }): ReactNode {
  const { t } = useWords();
  const alerts = (usePlaceAlerts().value?.data ?? []).filter(({ files }) => files.some(({ id }) => id === record.id));
  if (alerts.length === 0) return null;
  return (
    <section className="stack-small places" aria-label={t('places.of_case')}>
      <h2>{t('places.of_case')}</h2>
      {alerts.map((alert) => (
        <PlaceCard key={alert.id} alert={alert} here={record.id} />
      ))}
    </section>
  );
}
