import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Candidate, CaseRecord } from '../../../data/api/types';
import { useWords, type MessageKey, type Words } from '../../../i18n';
import { useLabels } from '../labels';
import './alike.css';

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const codes = [
  'same_name', 'sounds_alike', 'part_of_name', 'same_birth_day', 'day_and_month_swapped', 'born_within_a_year', 'of_like_age', 'born_years_apart',
  'ages_differ', 'same_sex', 'sex_differs', 'same_place', 'near_place', 'place_differs',
] as const;

function wordsFor(code: string): MessageKey | undefined {
  const known = codes.find((each) => each === code);
  return known === undefined ? undefined : `alike.${known}`;
}

function reasonsIn(candidate: Candidate, speaksFor: boolean, { t }: Words): string {
  const told = candidate.reasons.filter(({ points }) => points > 0 === speaksFor).map(({ code }) => wordsFor(code));
  return told.filter((key) => key !== undefined).map((key) => t(key)).join(', ');
}

function nameOf(record: CaseRecord): string {
  return text(record.name) || [text(record.name_first), text(record.name_last)].filter(Boolean).join(' ');
}

/** Each file that may be about the child, with what speaks for it and against it. */
export function CandidateRows({ found }: { readonly found: readonly Candidate[] }): ReactNode {
  const words = useWords();
  const labels = useLabels();
  const { t } = words;
  return (
    <ul className="candidates">
      {found.map((candidate) => {
        const { record } = candidate;
        const number = text(record.case_id_display) || text(record.short_id) || t('alike.unsent_number');
        const [yes, no] = [reasonsIn(candidate, true, words), reasonsIn(candidate, false, words)];
        return (
          <li key={record.id}>
            <strong dir="auto">{nameOf(record)}</strong>
            <span className="soft">
              {[text(record.age) === '' ? '' : t('cases.age', { age: Number(record.age) }), text(record.sex) === '' ? '' : labels.value('sex', text(record.sex)), text(record.status) === '' ? '' : labels.value('status', text(record.status))].filter(Boolean).join(' · ')}
            </span>
            {yes !== '' && <span>{t('alike.why', { reasons: yes })}</span>}
            {no !== '' && <span>{t('alike.against', { reasons: no })}</span>}
            {record.record_in_scope !== false && <Link href={`/cases/${record.id}`}>{t('alike.open', { number })}</Link>}
          </li>
        );
      })}
    </ul>
  );
}
