import { describe, expect, it } from 'vitest';
import { formatMessage, parametersOf } from './format-message';
import { formatDate, formatDateTime } from './format';
import english from './messages/en';
import tetum from './messages/tet';

const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = { tet: tetum };

describe.each(Object.keys(catalogues))('the catalogue %s', (language) => {
  const catalogue = catalogues[language] ?? {};

  it('has every key of the English one, and no other', () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(english).sort());
  });

  it('expects the same parameters', () => {
    for (const [key, message] of Object.entries(english)) {
      expect(parametersOf(catalogue[key] ?? ''), key).toEqual(parametersOf(message));
    }
  });

  it('leaves nothing blank or untranslated by mistake', () => {
    const same = Object.entries(english).filter(([key, message]) => catalogue[key] === message).map(([key]) => key);
    expect(same).toEqual(['product', 'approvals.answer', 'forms.navigation.now', 'record.risk'].filter((key) => same.includes(key)));
    expect(Object.values(catalogue).filter((message) => message.trim() === '')).toEqual([]);
  });
});

describe('messages', () => {
  it('choose the plural of the language', () => {
    const message = '{count, plural, =0 {none} one {# case} other {# cases}}';
    expect([0, 1, 2].map((count) => formatMessage(message, { count }, 'en'))).toEqual(['none', '1 case', '2 cases']);
    expect(formatMessage('{count, plural, other {kazu #}}', { count: 1 }, 'tet')).toBe('kazu 1');
  });

  it('put parameters inside choices', () => {
    expect(formatMessage('{kind, select, a {A {who}} other {B}}', { kind: 'a', who: 'x' }, 'en')).toBe('A x');
  });
});

describe('dates', () => {
  it('stay the day they say, in the language of the person', () => {
    expect(formatDate('en', '2026-08-05')).toBe('5 Aug 2026');
    expect(formatDate('tet', '2026-08-05')).toBe('5 Ago 2026');
    expect(formatDate('en', 'not a date')).toBe('not a date');
    expect(formatDateTime('en', '2026-08-05T10:03:00')).toBe('5 Aug 2026, 10:03');
  });
});
