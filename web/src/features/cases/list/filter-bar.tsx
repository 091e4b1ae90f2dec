import type { ReactNode } from 'react';
import { usePerson } from '../../../data/hooks';
import { localized } from '../../../i18n/format';
import { useWords, type Words } from '../../../i18n';
import { Icon } from '../../../ui/icon';
import { useLabels, type Labels } from '../labels';
import { filterValue, splitFilter, withFilter, type ListState } from './filters';

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

function Chips({ state, onChange, labels }: FilterBarProps & { readonly labels: Labels }): ReactNode {
  const { t } = useWords();
  const oneModule = (usePerson().module_unique_ids ?? []).length === 1;
  const shown = state.filters.filter((filter) => {
    const { field, value } = splitFilter(filter);
    if (field === 'record_state') return value !== 'true';
    return !ownControls.includes(field) && !(field === 'module_id' && oneModule);
  });
  if (shown.length === 0) return null;
  return (
    <ul className="chips" aria-label={t('cases.filters.more')}>
      {shown.map((filter) => {
        const { field, value } = splitFilter(filter);
        const text = chipText(field, value, labels);
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

function chipText(field: string, value: string, labels: Labels): string {
  const name = field.replace(/^(or|not)\[([^\]]+)\].*$/, '$2').replace(/^loc:/, '').replace(/\d$/, '');
  const values = value.split(',').map((one) => labels.value(name, one));
  return `${labels.field(name)}: ${values.join(', ')}`;
}
