import { useId, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { CaseRecord } from '../../../data/api/types';
import { dayAt, dayOf, wallClock } from '../../../i18n/site-time';
import { formatDate } from '../../../i18n/format';
import { useWords, type Words } from '../../../i18n';
import { Button, LinkButton } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { Menu } from '../../../ui/menu';
import { Tag } from '../../../ui/tag';
import type { Labels } from '../labels';
import { PostponeButton } from '../record/postpone-button';
import { useCase } from '../record/queries';
import type { Written } from '../record/row-buttons';
import { inShort, riskTone } from '../risk';
import type { Doings } from './doing';
import { whyOf, type Task, type Waits } from './work';

export type More = (record: CaseRecord) => ReactNode;

/** Words for a child and its coded values, read once for all rows. */
export interface Says {
  readonly labels: Labels;
  readonly childName: (record: CaseRecord) => string;
}

export interface RowProps extends Says {
  readonly unsent: boolean;
  readonly doings: Doings;
  readonly more: More;
  readonly onWrite: (id: string, what: Written) => void;
}

interface WhoProps extends Says {
  readonly record: CaseRecord;
  readonly id: string;
  readonly unsent: boolean;
  readonly danger?: boolean;
}

/** The child as a list shows it, and what is urgent about it. */
function Who({ record, id, unsent, danger = false, labels, childName }: WhoProps): ReactNode {
  const { t } = useWords();
  const risk = typeof record.risk_level === 'string' ? record.risk_level : '';
  return (
    <div className="work-who">
      <h3 id={id}>
        <Link href={`/cases/${record.id}`} dir="auto">
          {childName(record)}
        </Link>
      </h3>
      {typeof record.age === 'number' && <span>{t('cases.age', { age: record.age })}</span>}
      {danger && <Tag tone="wrong">{t('work.danger.now')}</Tag>}
      {risk !== '' && <Tag tone={riskTone(risk)}>{inShort(labels.value('risk_level', risk))}</Tag>}
      {unsent && <Tag tone="warning">{t('cases.waiting')}</Tag>}
    </div>
  );
}

/** By when, or how long it is late. */
export function dueText({ due, overdue }: Task, now: Date, { t, language }: Words): string {
  const [day, today] = [dayOf(due) ?? '', dayAt(now)];
  const time = wallClock(new Date(due)).slice(11);
  const late = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  if (overdue) return late > 0 ? t('work.late', { count: late }) : t('work.late.today', { time });
  if (day > today) return t('work.due', { date: formatDate(language, day) });
  return time === '23:59' ? t('work.due.today') : t('work.due.today.at', { time });
}

/** Something to do in a case, with the one button that does it. */
export function TaskRow({ task, now, unsent, doings, more, onWrite, ...says }: RowProps & { readonly task: Task; readonly now: Date }): ReactNode {
  const words = useWords();
  const { t, find, language } = words;
  const id = useId();
  const { record, action, overdue } = task;
  const why = whyOf(task);
  const doing = doings.next(record, action);
  const postponed = record.next_action_postponed === action ? find(`postpone.reason.${String(record.next_action_postponed_because)}`) : undefined;
  return (
    <article className="card work-row" aria-labelledby={id}>
      <Who record={record} id={id} unsent={unsent} danger={task.danger} {...says} />
      <p>
        <strong>{t(`work.next.${action}`)}</strong> · <span className={overdue ? 'work-late' : ''}>{dueText(task, now, words)}</span>
        <br />
        {postponed !== undefined && (
          <>
            {t('work.postponed', { why: postponed })}
            <br />
          </>
        )}
        <span className="soft">{t(`work.why.${why.key}`, { date: why.day === '' ? '' : formatDate(language, why.day) })}</span>
      </p>
      <div className="buttons">
        {doing.kind === 'row' ? (
          <Button
            look="main"
            onClick={() => {
              onWrite(record.id, doing.id);
            }}
          >
            {t(`record.write.${doing.id}`)}
          </Button>
        ) : (
          <LinkButton to={doing.to} look="main">
            {(doing.kind === 'form' ? find(`work.do.${action}`) : undefined) ?? t('work.open')}
          </LinkButton>
        )}
        <Others record={record} doings={doings} done={doing.kind === 'row' ? doing.id : undefined} onWrite={onWrite} />
        <RowMenu id={record.id} more={more} />
      </div>
    </article>
  );
}

/** What else is written down in a moment: the visit and the note, as far as the row's own button is neither. */
function Others({ record, doings, done, onWrite }: Pick<RowProps, 'doings' | 'onWrite'> & { readonly record: CaseRecord; readonly done: Written | undefined }): ReactNode {
  const { t } = useWords();
  return (['visit', 'note'] as const)
    .filter((what) => what !== done && doings.mayWrite(record, what))
    .map((what) => (
      <Button
        key={what}
        onClick={() => {
          onWrite(record.id, what);
        }}
      >
        {t(`record.write.${what}`)}
      </Button>
    ));
}

/** A case of this person that goes on when somebody else has answered. */
export function WaitsRow({ waits: { record, what }, unsent, more, ...says }: Pick<RowProps, 'unsent' | 'more' | keyof Says> & { readonly waits: Waits }): ReactNode {
  const { t, find } = useWords();
  const id = useId();
  const step = find(`approvals.step.${what}`) ?? t('record.close');
  return (
    <article className="card work-row" aria-labelledby={id}>
      <Who record={record} id={id} unsent={unsent} {...says} />
      <p>{what === 'referral' || what === 'transfer' ? t(`work.waits.${what}`) : t('work.waits.approval', { what: step })}</p>
      <div className="buttons">
        <LinkButton to={`/cases/${record.id}${what === 'referral' || what === 'transfer' ? '/referrals' : ''}`}>{t('work.open')}</LinkButton>
        <RowMenu id={record.id} more={more} />
      </div>
    </article>
  );
}

function RowMenu({ id, more }: { readonly id: string; readonly more: More }): ReactNode {
  const { t } = useWords();
  return (
    <Menu
      late
      label={
        <>
          <Icon name="more" />
          <span className="unseen">{t('record.more')}</span>
        </>
      }
    >
      <MenuOf id={id} more={more} />
    </Menu>
  );
}

/** What may be done is known of the whole record, which is read when somebody asks. */
function MenuOf({ id, more }: { readonly id: string; readonly more: More }): ReactNode {
  const { t } = useWords();
  const found = useCase(id);
  return (
    <>
      <LinkButton to={`/cases/${id}`}>{t('work.open')}</LinkButton>
      {found.kind === 'here' && (
        <>
          <PostponeButton record={found.record} />
          {more(found.record)}
        </>
      )}
    </>
  );
}
