import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useWithheld } from '../../../data/hooks';
import type { Caseloads } from '../../../data/api/types';
import { useFullNames } from '../../../data/people';
import { useWords } from '../../../i18n';
import { LinkButton } from '../../../ui/button';
import { Nothing } from '../../../ui/nothing';
import { Notice } from '../../../ui/notice';
import { PageTitle } from '../../../ui/page-title';
import { useNow } from '../../../ui/use-now';
import { useTeam, type Team } from './queries';
import type { Column, Figure } from './team';
import './team.css';

const columns: readonly Column[] = ['open', 'load', 'danger', 'overdue', 'silent', 'to_approve'];

export interface TeamPageProps {
  /** What other features have for this page. */
  readonly children: ReactNode;
}

/** The first page of who leads others: how each stands, every number a way into the list it counts. */
export default function TeamPage({ children }: TeamPageProps): ReactNode {
  const { t } = useWords();
  const team = useTeam(useNow());
  return (
    <>
      <PageTitle title={t('shell.team')} product={t('product')} />
      {team === undefined ? <div className="page-room" aria-busy="true" /> : <Officers team={team} />}
      {children}
    </>
  );
}

function Officers({ team: { officers, whole, loads } }: { readonly team: Team }): ReactNode {
  const { t } = useWords();
  const nameOf = useOfficerNames();
  const withheld = useWithheld('cases.none');
  const filled = columns.filter((column) => officers.some(({ figures }) => (figures[column]?.count ?? 0) > 0));
  if (!whole) {
    return (
      <Notice>
        <p>{t('team.part')}</p>
        <LinkButton to="/figures">{t('shell.figures')}</LinkButton>
      </Notice>
    );
  }
  if (officers.length === 0) return <Nothing none="cases.none" withheld={withheld} />;
  return (
    <>
    <div className="team">
      <table>
        <caption className="unseen">{t('shell.team')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('team.officer')}</th>
            {filled.map((column) => (
              <th key={column} scope="col" className="team-figure">
                {t(`team.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {officers.map(({ userName, fullName: told, figures }) => (
            <tr key={userName}>
              <th scope="row">{told || nameOf(userName)}</th>
              {filled.map((column) => (
                <td key={column} className={`team-figure team-${column}`}>
                  <Number figure={figures[column]} label={t(`team.${column}`)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {loads !== undefined && <Room loads={loads} />}
    </>
  );
}

/** A name that is not told is said to be withheld: a user name never shows. */
function useOfficerNames(): (userName: string) => string | undefined {
  const { t } = useWords();
  const fullName = useFullNames();
  return (userName) => (fullName?.(userName) === userName ? t('team.unnamed') : fullName?.(userName));
}

/** Who could take one more case, and what speaks against the others. It proposes, and moves nothing. */
function Room({ loads: { data, metadata } }: { readonly loads: Caseloads }): ReactNode {
  const { t, find } = useWords();
  return (
    <details className="team-home card team-room">
      <summary>{t('team.room', { count: data.filter(({ could_take: could }) => could).length })}</summary>
      <LinkButton to="/hand_overs">{t('hand.title')}</LinkButton>
      <ul>
        {data.map((row) => (
          <li key={row.user_name}>
            <strong>{row.full_name}</strong>{' '}
            {row.could_take ? t('team.room.has', { open: row.open, limit: metadata.limit }) : row.why.map((why) => find(`team.why.${why}`) ?? why).join(' · ')}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A zero says nothing and is not shown. */
function Number({ figure, label }: { readonly figure: Figure | undefined; readonly label: string }): ReactNode {
  if (figure === undefined || figure.count === 0) return null;
  return (
    <Link href={figure.address} className="number">
      {figure.count}
      <span className="unseen"> {label}</span>
    </Link>
  );
}
