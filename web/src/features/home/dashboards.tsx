import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { CountTree, Dashboard, Page } from '../../data/api/types';
import { useDocument, useWithheld } from '../../data/hooks';
import { formatDateTime } from '../../i18n/format';
import { useWords } from '../../i18n';
import { LinkButton } from '../../ui/button';
import { Nothing } from '../../ui/nothing';
import { Notice } from '../../ui/notice';
import { blocks, inOrder, type Figure } from './figures';
import { plainName, useNames, type Names } from './names';
import './home.css';

/** Every number is a way into the list it counts. */
export function Dashboards(): ReactNode {
  const { t, language } = useWords();
  const names = useNames();
  const withheld = useWithheld('home.none');
  const shown = useDocument<Page<Dashboard>>('dashboards', '/api/v2/dashboards');
  if (shown.value === undefined) {
    if (shown.freshness.kind === 'asking') return <div className="dashboards" aria-busy="true" />;
    return (
      <Nothing none="home.none" withheld={withheld} text={t(shown.freshness.kind === 'unreachable' ? 'home.none.offline' : 'home.none.way')}>
        <LinkButton to="/cases">{t('home.to_cases')}</LinkButton>
      </Nothing>
    );
  }
  const filled = inOrder(shown.value.data, plainName);
  return (
    <>
      {shown.freshness.kind === 'unreachable' && shown.at !== undefined && (
        <Notice kind="warning">{t('home.as_of', { at: formatDateTime(language, shown.at) })}</Notice>
      )}
      {filled.length === 0 && (
        <Nothing none="home.none" withheld={withheld} text={t('home.none.way')}>
          <LinkButton to="/cases">{t('home.to_cases')}</LinkButton>
        </Nothing>
      )}
      <div className="dashboards">
        {filled.map((dashboard) => (
          <Widget key={dashboard.name} name={dashboard.name} indicators={dashboard.indicators} names={names} />
        ))}
      </div>
    </>
  );
}

function Widget({ name, indicators, names }: { readonly name: string; readonly indicators: CountTree; readonly names: Names }): ReactNode {
  const shown = blocks(indicators);
  const single = shown.filter(({ grouped }) => !grouped);
  const grouped = shown.filter((block) => block.grouped);
  return (
    <section className="card widget">
      <h2>{names.widget(name)}</h2>
      {single.length > 0 && <Figures figures={single.flatMap(({ figures }) => figures)} label={({ path }) => names.indicator(path[0] ?? '')} />}
      {grouped.map(({ indicator, figures }) => (
        <div key={indicator}>
          {shown.length > 1 && <h3>{names.indicator(indicator)}</h3>}
          <Figures figures={figures} label={({ path }) => path.slice(1).map(names.group).join(' · ')} />
        </div>
      ))}
    </section>
  );
}

function Figures({ figures, label }: { readonly figures: readonly Figure[]; readonly label: (figure: Figure) => string }): ReactNode {
  return (
    <ul className="figures">
      {figures.map((figure) => (
        <li key={figure.path.join('/')}>
          <Link href={figure.address} className="figure">
            <span className="figure-count number">{figure.count}</span>
            <span>{label(figure)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
