import type { Field, Form, Row, Value } from '../../../data/api/types';
import type { FullName } from '../../../data/people';
import type { RecordKind } from '../../../data/records';
import type { Words } from '../../../i18n';
import { useWords } from '../../../i18n';
import type { Line } from '../../../ui/lines';
import { useFormConfiguration, type FormConfiguration } from '../forms/configuration';
import { subformOf } from '../forms/definition';
import { valueText } from '../forms/display';
import { fieldLabel, type Scene } from '../forms/scene';
import { rowTitle } from '../forms/subform-rows';
import { isEmpty, isRow, rowsOf } from '../forms/values';

/** Values of a record in the words of its forms: never a code, never a field's name. */
export interface RecordWords {
  readonly field: (name: string, item?: string) => string;
  readonly row: (name: string, row: Row) => string;
  readonly value: (name: string, value: Value, item?: string) => string;
  readonly lines: (input: Row) => readonly Line[];
}

const silent = ['unique_id', 'module_id', '_destroy'];

function plain(value: Value, fullName: FullName): string {
  if (Array.isArray(value)) return value.map((one) => plain(one as Value, fullName)).join(', ');
  if (isRow(value)) return Object.values(value).map((one) => plain(one, fullName)).join(', ');
  return fullName(String(value)).replaceAll('_', ' ');
}

function recordWords({ forms, sources }: FormConfiguration, words: Words): RecordWords {
  const scene: Scene = { forms, sources, record: {}, original: {}, phone: false, words, problems: [] };
  const top = forms.filter((form) => form.is_nested !== true);
  const fieldOf = (name: string): Field | undefined => top.flatMap(({ fields }) => fields).find((field) => field.name === name);
  const rowsForm = (name: string): Form | undefined => {
    const field = fieldOf(name);
    return field === undefined ? undefined : subformOf(field, forms);
  };
  const within = (name: string, item: string | undefined): Field | undefined =>
    item === undefined ? fieldOf(name) : rowsForm(name)?.fields.find((field) => field.name === item);
  const label = (name: string, item?: string): string => {
    const field = within(name, item);
    return field === undefined ? (words.find(`cases.field.${name}`) ?? (item ?? name).replaceAll('_', ' ')) : fieldLabel(field, words);
  };
  const text = (name: string, value: Value, item?: string): string => {
    if (isEmpty(value)) return words.t('waiting.nothing');
    const field = within(name, item);
    return field === undefined ? plain(value, sources.fullName) : valueText(field, value, sources, words);
  };
  const title = (name: string, row: Row): string => {
    const form = rowsForm(name);
    return [label(name), form === undefined ? '' : rowTitle(row, form, scene)].filter((part) => part !== '').join(': ');
  };
  const rowLines = (name: string, row: Row): Line[] => {
    const under = title(name, row);
    if (row._destroy === true) return [{ label: under, text: words.t('waiting.removed') }];
    return Object.entries(row)
      .filter(([item]) => !silent.includes(item))
      .map(([item, value]) => ({ label: label(name, item), text: text(name, value, item), under }));
  };
  const lines = (input: Row): Line[] =>
    Object.entries(input)
      .filter(([name]) => !silent.includes(name))
      .flatMap(([name, value]) => (rowsForm(name) === undefined ? [{ label: label(name), text: text(name, value) }] : rowsOf(value).flatMap((row) => rowLines(name, row))));
  return { field: label, row: title, value: text, lines };
}

/** Undefined until the forms are on this device. */
export function useRecordWords(kind: RecordKind): RecordWords | undefined {
  const words = useWords();
  const configuration = useFormConfiguration(undefined, kind);
  return configuration === undefined ? undefined : recordWords(configuration, words);
}
