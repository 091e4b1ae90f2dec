import type { ReactNode } from 'react';
import { useWords } from '../../i18n';
import { formatDate } from '../../i18n/format';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { useProblem } from './pack-form';
import type { Given } from './rules';

type Holiday = Given['holidays'][number];

export function Holidays({ holidays, onChange }: { readonly holidays: readonly Holiday[]; readonly onChange: (holidays: readonly Holiday[]) => void }): ReactNode {
  const { t } = useWords();
  return (
    <>
      {holidays.length === 0 && <p className="soft">{t('policies.holidays.none_yet')}</p>}
      <ul className="stack-small">
        {holidays.map((holiday, at) => (
          <HolidayLine
            key={at}
            at={at}
            holiday={holiday}
            onChange={(changed) => {
              onChange(holidays.flatMap((each, place) => (place !== at ? [each] : changed === undefined ? [] : [changed])));
            }}
          />
        ))}
      </ul>
      <Button
        onClick={() => {
          onChange([...holidays, { date: '', name: null }]);
        }}
      >
        {t('policies.holidays.add')}
      </Button>
    </>
  );
}

interface HolidayLineProps {
  readonly at: number;
  readonly holiday: Holiday;
  /** Undefined takes it away. */
  readonly onChange: (holiday: Holiday | undefined) => void;
}

function HolidayLine({ at, holiday, onChange }: HolidayLineProps): ReactNode {
  const { t, language } = useWords();
  const problem = useProblem(`holidays/${at}`);
  return (
    <li className="policies-holiday">
      <Field label={t('policies.holidays.date')} problem={problem}>
        {(ids) => <input {...ids} type="date" required value={holiday.date} onChange={(event) => { onChange({ ...holiday, date: event.target.value }); }} />}
      </Field>
      <Field label={t('policies.holidays.name')}>
        {(ids) => <input {...ids} dir="auto" maxLength={200} value={holiday.name ?? ''} onChange={(event) => { onChange({ ...holiday, name: event.target.value || null }); }} />}
      </Field>
      <Button look="quiet" aria-label={t('policies.holidays.remove', { date: formatDate(language, holiday.date) })} onClick={() => { onChange(undefined); }}>
        {t('policies.remove')}
      </Button>
    </li>
  );
}
