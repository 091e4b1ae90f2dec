import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useWithheld } from '../../../data/hooks';
import { formatDate } from '../../../i18n/format';
import { useWords } from '../../../i18n';
import { Button, LinkButton } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { Nothing } from '../../../ui/nothing';
import { Notice } from '../../../ui/notice';
import { PageTitle } from '../../../ui/page-title';
import { useNow } from '../../../ui/use-now';
import { useChildName, useLabels } from '../labels';
import { useMayRegister } from '../queries';
import type { Written } from '../record/row-buttons';
import { useDoings } from './doing';
import { Find } from './find';
import { useMyWork, type MyWork } from './queries';
import { sections, type Section, type Work } from './work';
import { TaskRow, WaitsRow, type More } from './work-row';
import './work.css';

/** As many of a section as one sees through; the number of all stands above them. */
const atFirst = 10;

/** The list of one's own open cases. */
const ownCases = '/cases?with=record_state%3Dtrue&with=status%3Dopen&with=my_cases%3Dtrue';

const WriteDialog = lazy(() => import('./write-dialog'));

export interface WorkPageProps {
  /** What other features have that comes before all but a child in danger, and what comes after one's own work. */
  readonly above: ReactNode;
  readonly below: ReactNode;
  /** What is done to a case seldom. */
  readonly more: More;
}

/** The first page of who works on cases: what waits for them, each thing done in place. */
export default function WorkPage({ above, below, more }: WorkPageProps): ReactNode {
  const { t } = useWords();
  const now = useNow();
  const mine = useMyWork(now);
  const [writing, setWriting] = useState<{ readonly id: string; readonly what: Written }>();
  return (
    <>
      <PageTitle title={t('work.title')} product={t('product')}>
        {useMayRegister() && (
          <LinkButton to="/cases/new">
            <Icon name="plus" />
            {t('cases.register')}
          </LinkButton>
        )}
      </PageTitle>
      <Find />
      {mine === undefined ? (
        <div className="page-room" aria-busy="true" />
      ) : (
        <Waiting
          mine={mine}
          told={above}
          now={now}
          more={more}
          onWrite={(id, what) => {
            setWriting({ id, what });
          }}
        />
      )}
      {below}
      {writing !== undefined && (
        <Suspense>
          <WriteDialog
            {...writing}
            onClose={() => {
              setWriting(undefined);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

interface WaitingProps {
  readonly mine: MyWork;
  readonly told: ReactNode;
  readonly now: Date;
  readonly more: More;
  readonly onWrite: (id: string, what: Written) => void;
}

/** One list, so that a row that gets more urgent while something is written in it stays what it is. */
function Waiting({ mine: { work, waiting, whole }, told, now, more, onWrite }: WaitingProps): ReactNode {
  const { t } = useWords();
  const says = { labels: useLabels(), childName: useChildName() };
  const doings = useDoings();
  const [opened, setOpened] = useState<readonly Section[]>([]);
  const rowsOf = (section: Section): ReactNode[] => {
    const tasks = work.sections[section];
    if (tasks.length === 0) return [];
    const shown = opened.includes(section) ? tasks : tasks.slice(0, atFirst);
    return [
      <h2 key={section}>{t(`work.${section}`, { count: tasks.length })}</h2>,
      ...shown.map((task) => <TaskRow key={task.record.id} task={task} now={now} unsent={waiting.has(task.record.id)} doings={doings} more={more} onWrite={onWrite} {...says} />),
      ...(shown.length === tasks.length ? [] : [<Rest key={`${section} rest`} count={tasks.length - shown.length} onOpen={() => { setOpened([...opened, section]); }} />]),
    ];
  };
  const [danger, ...clocked] = sections;
  const empty = sections.every((section) => work.sections[section].length === 0) && work.others.length === 0;
  return (
    <div className="work">
      {!whole && <Notice>{t('work.part')}</Notice>}
      {[...rowsOf(danger), <div key="told" className="work-told">{told}</div>, ...clocked.flatMap(rowsOf)]}
      {work.others.length > 0 && <h2>{t('work.others', { count: work.others.length })}</h2>}
      {work.others.map((waits) => (
        <WaitsRow key={`${waits.record.id} ${waits.what}`} waits={waits} unsent={waiting.has(waits.record.id)} more={more} {...says} />
      ))}
      {whole && <Later work={work} empty={empty} />}
    </div>
  );
}

function Rest({ count, onOpen }: { readonly count: number; readonly onOpen: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <p>
      <Button onClick={onOpen}>{t('work.all', { count })}</Button>
    </p>
  );
}

/** That nothing waits, and what comes after the week. */
function Later({ work: { later }, empty }: { readonly work: Work; readonly empty: boolean }): ReactNode {
  const { t, language } = useWords();
  const withheld = useWithheld('work.none');
  const [next] = later;
  const told = next === undefined ? t('work.none.way') : t('work.later', { count: later.length, date: formatDate(language, next.due), what: t(`work.next.${next.action}`) });
  if (empty) {
    return (
      <Nothing none="work.none" withheld={withheld} text={told}>
        {next !== undefined && <LinkButton to={ownCases}>{t('cases.filters.mine')}</LinkButton>}
      </Nothing>
    );
  }
  return (
    next !== undefined && (
      <p className="soft">
        {told} <Link href={ownCases}>{t('cases.filters.mine')}</Link>
      </p>
    )
  );
}
