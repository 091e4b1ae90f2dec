import { useState, type ReactNode } from 'react';
import { usePerson } from '../../../data/hooks';
import { formatDateTime, localized } from '../../../i18n/format';
import { useWords, type Words } from '../../../i18n';
import { Icon } from '../../../ui/icon';
import { useLabels, type Labels } from '../labels';
import { daysOf, filterValue, isRange, rangeOf, splitFilter, withFilter, type Days, type ListState } from './filters';

const ownControls = ['status', 'risk_level', 'my_cases', 'record_state'];

export interface FilterBarProps {
  readonly state: ListState;
  readonly onChange: (part: Partial<ListState>) => void;
}

/** The three everyday filters, and as removable chips whatever else came with a link. */
export function FilterBar({ state, onChange }: FilterBarProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const labels = useLabels();
  const set = (field: string, value: string | undefined): void => {
    onChange({ filters: withFilter(state.filters, field, value) });
  };
  const statuses = ['open', 'closed', 'open,closed'];
  return (
    <div className="filters">
      <Choice
        label={t('cases.filters.status')}
        value={filterValue(state.filters, 'status') ?? ''}
        options={[...statuses.map((id) => ({ id, text: statusText(id, words, labels) })), { id: '', text: t('cases.filters.any') }]}
        onChange={(value) => {
          set('status', value);
        }}
      />
      <Choice
        label={t('cases.filters.risk')}
        value={filterValue(state.filters, 'risk_level') ?? ''}
        options={[
          { id: '', text: t('cases.filters.any') },
          ...labels.options('risk_level').map((option) => ({ id: option.id, text: localized(option.display_text, words.language) })),
        ]}
        onChange={(value) => {
          set('risk_level', value);
        }}
      />
      <label className="choice">
        <input
          type="checkbox"
          checked={filterValue(state.filters, 'my_cases') === 'true'}
          onChange={(event) => {
            set('my_cases', event.target.checked ? 'true' : undefined);
          }}
        />
        {t('cases.filters.mine')}
      </label>
      <ByDate state={state} onChange={onChange} labels={labels} />
      <Chips state={state} onChange={onChange} labels={labels} />
    </div>
  );
}

function statusText(id: string, { t }: Words, labels: Labels): string {
  return id.includes(',') ? t('cases.filters.open_or_closed') : labels.value('status', id);
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps): ReactNode {
  const known = options.some(({ id }) => id === value);
  return (
    <label className="filter">
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      >
        {!known && <option value={value}>{value.replaceAll('_', ' ')}</option>}
        {options.map(({ id, text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A first and a last day, either of which may stay open, of a day or a span that the forms ask for. */
function ByDate({ state, onChange, labels }: FilterBarProps & { readonly labels: Labels }): ReactNode {
  const { t } = useWords();
  const set = state.filters.map(splitFilter).find(({ field, value }) => labels.dated.includes(field) && isRange(value));
  const [picked, setPicked] = useState('');
  const [typed, setTyped] = useState<Days>({ from: '', to: '' });
  if (labels.dated.length === 0) return null;
  const name = set?.field ?? picked;
  const days = set === undefined ? typed : daysOf(set.value);
  const narrow = (field: string, wanted: Days): void => {
    setPicked(field);
    setTyped(wanted);
    const others = set === undefined ? state.filters : withFilter(state.filters, set.field, undefined);
    const filters = field === '' ? others : withFilter(others, field, rangeOf(wanted));
    if (filters.join('&') !== state.filters.join('&')) onChange({ filters });
  };
  return (
    <>
      <Choice
        label={t('cases.filters.by_date')}
        value={name}
        options={[{ id: '', text: t('cases.filters.any') }, ...labels.dated.map((id) => ({ id, text: labels.field(id) }))]}
        onChange={(field) => {
          narrow(field, field === '' ? { from: '', to: '' } : days);
        }}
      />
      {name !== '' &&
        (['from', 'to'] as const).map((end) => (
          <label key={end} className="filter">
            <span>{t(`forms.range.${end}`)}</span>
            <input
              type="date"
              value={days[end]}
              onChange={(event) => {
                narrow(name, { ...days, [end]: event.target.value });
              }}
            />
          </label>
        ))}
    </>
  );
}

function Chips({ state, onChange, labels }: FilterBarProps & { readonly labels: Labels }): ReactNode {
  const words = useWords();
  const { t } = words;
  const oneModule = (usePerson().module_unique_ids ?? []).length === 1;
  const shown = state.filters.filter((filter) => {
    const { field, value } = splitFilter(filter);
    if (field === 'record_state') return value !== 'true';
    if (labels.dated.includes(field) && isRange(value)) return false;
    return !ownControls.includes(field) && !(field === 'module_id' && oneModule);
  });
  if (shown.length === 0) return null;
  return (
    <ul className="chips" aria-label={t('cases.filters.more')}>
      {shown.map((filter) => {
        const { field, value } = splitFilter(filter);
        const text = chipText(field, value, labels, words);
        return (
          <li key={filter}>
            <button
              type="button"
              className="chip"
              aria-label={t('cases.filters.remove', { filter: text })}
              onClick={() => {
                onChange({ filters: state.filters.filter((other) => other !== filter) });
              }}
            >
              {text}
              <Icon name="close" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** A span that ends at a moment says until when; anything else is a code that has words. */
function chipText(field: string, value: string, labels: Labels, { t, language }: Words): string {
  const [, until] = /^\.\.(.*T.*)$/.exec(value) ?? [];
  const name = field.replace(/^(or|not)\[([^\]]+)\].*$/, '$2').replace(/^loc:/, '').replace(/\d$/, '');
  const values = until === undefined ? value.split(',').map((one) => labels.value(name, one)) : [t('cases.value.until', { date: formatDateTime(language, until) })];
  return `${labels.field(name)}: ${values.join(', ')}`;
}
