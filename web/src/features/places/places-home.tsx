import type { ReactNode } from 'react';
import { isWaiting, usePlaceAlerts } from '../../data/places';
import { useWords } from '../../i18n';
import { PlaceCard } from './place-card';
import './places.css';

/** The places that were named again: those that wait, then those on which somebody acted. Where there are none, nothing is said. */
export default function PlacesHome(): ReactNode {
  const { t } = useWords();
  const alerts = usePlaceAlerts().value?.data ?? [];
  const waiting = alerts.filter(isWaiting);
  const acted = alerts.filter((alert) => !isWaiting(alert));
  if (alerts.length === 0) return null;
  return (
    <section className="stack-small places" aria-label={t('places.home', { count: waiting.length })}>
      {waiting.length > 0 && (
        <>
          <h2>{t('places.home', { count: waiting.length })}</h2>
          <p className="soft">{t('places.help')}</p>
          {waiting.map((alert) => (
            <PlaceCard key={alert.id} alert={alert} />
          ))}
        </>
      )}
      {acted.length > 0 && (
        <details>
          <summary>{t('places.acted', { count: acted.length })}</summary>
          <div className="stack-small">
            {acted.map((alert) => (
              <PlaceCard key={alert.id} alert={alert} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}
