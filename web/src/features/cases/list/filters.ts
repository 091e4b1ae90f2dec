/** A list's filters are the strings dashboards hand out, `field=value`; they live in the page's address. */
export interface ListState {
  readonly filters: readonly string[];
  readonly orderBy: string;
  readonly order: 'asc' | 'desc';
  readonly page: number;
}

export const usualFilters: readonly string[] = ['record_state=true', 'status=open'];
const usualOrder = { orderBy: 'registration_date', order: 'desc' } as const;

export function splitFilter(filter: string): { readonly field: string; readonly value: string } {
  const at = filter.indexOf('=');
  return at === -1 ? { field: filter, value: '' } : { field: filter.slice(0, at), value: filter.slice(at + 1) };
}

export function filterValue(filters: readonly string[], field: string): string | undefined {
  const found = filters.find((filter) => splitFilter(filter).field === field);
  return found === undefined ? undefined : splitFilter(found).value;
}

export function withFilter(filters: readonly string[], field: string, value: string | undefined): string[] {
  const others = filters.filter((filter) => splitFilter(filter).field !== field);
  return value === undefined || value === '' ? others : [...others, `${field}=${value}`];
}

/** The days a list is narrowed to; a blank end is open. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const range = /^(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})?$/;

export function isRange(value: string): boolean {
  return range.test(value);
}

export function daysOf(value: string): Days {
  const [, from = '', to = ''] = range.exec(value) ?? [];
  return { from, to };
}

/** As a filter has it; of two open ends nothing. */
export function rangeOf({ from, to }: Days): string | undefined {
  return from === '' && to === '' ? undefined : `${from}..${to}`;
}

export function readListState(address: string): ListState {
  const parameters = new URLSearchParams(address);
  const given = parameters.getAll('with');
  const page = Number(parameters.get('page') ?? '1');
  return {
    filters: parameters.has('with') ? given.filter((one) => one !== '') : usualFilters,
    orderBy: parameters.get('order_by') ?? usualOrder.orderBy,
    order: parameters.get('order') === 'asc' ? 'asc' : usualOrder.order,
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

export function listAddress(state: ListState): string {
  const parameters = new URLSearchParams();
  if (state.filters.join('&') !== usualFilters.join('&')) {
    for (const filter of state.filters.length === 0 ? [''] : state.filters) parameters.append('with', filter);
  }
  if (state.orderBy !== usualOrder.orderBy) parameters.set('order_by', state.orderBy);
  if (state.order !== usualOrder.order) parameters.set('order', state.order);
  if (state.page !== 1) parameters.set('page', String(state.page));
  const text = parameters.toString();
  return text === '' ? '/cases' : `/cases?${text}`;
}

export const perPage = 20;

/** The same list asked of the server. */
export function listPath(state: ListState, search: string, userName: string): string {
  const parameters = new URLSearchParams({ fields: 'short' });
  for (const filter of state.filters) {
    const { field, value } = splitFilter(filter);
    if (field !== 'my_cases') parameters.append(field, value);
    else {
      parameters.append('or[owned_by]', userName);
      parameters.append('or[assigned_user_names]', userName);
    }
  }
  if (search !== '') {
    parameters.set('query', search);
    parameters.set(/\d/.test(search) ? 'id_search' : 'phonetic', 'true');
  }
  parameters.set('order_by', state.orderBy);
  parameters.set('order', state.order);
  parameters.set('page', String(state.page));
  parameters.set('per', String(perPage));
  return `/api/v2/cases?${parameters.toString()}`;
}
