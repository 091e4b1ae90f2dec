import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { CaseRecord } from '../../data/api/types';
import { usePerson } from '../../data/hooks';
import { useFullNames } from '../../data/people';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { usePlans } from './plans';
import { askedBy, planAsked, sentBack, stateOf, steps, useFormsOf, wordsOf, type Step } from './steps';
import './approvals.css';

const AnswerDialog = lazy(() => import('./answer-dialog'));

/** Shows these forms of the case, by their names, to read. */
export type ShowForms = (forms: readonly string[]) => ReactNode;

export interface CaseApprovalsProps {
  readonly record: CaseRecord;
  readonly forms: ShowForms;
}

/** What somebody asks a supervisor to agree to, with what it is about, and what was sent back. */
export default function CaseApprovals({ record, forms }: CaseApprovalsProps): ReactNode {
  const { t } = useWords();
  return (
    <section className="stack-small approvals" aria-label={t('approvals.title')}>
      {steps.map((step) => {
        const state = stateOf(record, step);
        if (state === 'pending') return <Asked key={step} record={record} step={step} forms={forms} />;
        return state === 'rejected' ? <SentBack key={step} record={record} step={step} /> : null;
      })}
    </section>
  );
}

interface StepProps {
  readonly record: CaseRecord;
  readonly step: Step;
}

function Asked({ record, step, forms }: StepProps & { readonly forms: ShowForms }): ReactNode {
  const { t } = useWords();
  const person = usePerson();
  const fullName = useFullNames();
  const about = useFormsOf(step);
  const plan = usePlans().find(({ id }) => id === planAsked(record, step))?.text;
  const [open, setOpen] = useState<'give_approval' | 'refuse_approval'>();
  const who = askedBy(record, step) ?? person.user_name;
  const what = plan ?? t(wordsOf[step]);
  const answers = record.abilities?.includes(`approve_${step}`) === true;
  return (
    <div className="stack-small">
      <Notice kind="warning">
        <p>{who === person.user_name ? t('approvals.asked.own', { what }) : t('approvals.asked', { who: fullName?.(who) ?? '', what })}</p>
      </Notice>
      {answers && about.length > 0 && forms(about)}
      {answers && (
        <div className="buttons">
          <Button
            look="main"
            onClick={() => {
              setOpen('give_approval');
            }}
          >
            {t('approvals.give')}
          </Button>
          <Button
            onClick={() => {
              setOpen('refuse_approval');
            }}
          >
            {t('closing.send_back')}
          </Button>
        </div>
      )}
      {open !== undefined && (
        <Suspense>
          <AnswerDialog
            record={record}
            step={step}
            kind={open}
            what={what}
            onClose={() => {
              setOpen(undefined);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

function SentBack({ record, step }: StepProps): ReactNode {
  const { t } = useWords();
  const fullName = useFullNames();
  const { by, notes } = sentBack(record, step);
  // A device knows few people by name; who did the last step is told with the case.
  const last = by !== undefined && record.last_updated_by === by ? record.last_updated_by_full_name : undefined;
  const name = typeof last === 'string' ? last : fullName?.(by ?? '');
  return (
    <Notice>
      <div className="stack-small">
        <p>{t('approvals.sent_back', { what: t(wordsOf[step]) })}</p>
        {notes !== '' && (
          <p dir="auto" className="form-value">
            {notes}
          </p>
        )}
        {by !== undefined && name !== by && <p className="soft small">{name}</p>}
      </div>
    </Notice>
  );
}
