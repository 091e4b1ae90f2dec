import type { RecordKind } from '../../../data/records';
import type { MessageKey } from '../../../i18n';

const begins = { case: 'record', incident: 'incident' } as const;

type Word = 'title' | 'edit.title' | 'may_not_edit' | 'back' | 'not_here' | 'not_here.text' | 'gone' | 'gone.text' | 'no_permitted_forms';

/** What the pages of every kind of record say, each in the words of its kind. */
export function wordOf(kind: RecordKind, word: Word): MessageKey {
  return `${begins[kind.name]}.${word}`;
}
