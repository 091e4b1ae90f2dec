import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import type { Field, Form, Row } from '../../../../data/api/types';
import { merge } from '../../../../data/sync/merge';
import { wordsFrom } from '../../../../i18n';
import english from '../../../../i18n/messages/en';
import { changesOf } from '../changes';
import { newRecord } from '../defaults';
import { FormEdit } from '../form-edit';
import { FormView } from '../form-view';
import type { Scene } from '../scene';
import { findProblems } from '../validation';

function field(name: string, type: string, more: Partial<Field> = {}): Field {
  return { name, type, display_name: { en: `The ${name}` }, visible: true, ...more };
}

const form: Form = {
  id: 1,
  unique_id: 'main',
  parent_form: 'case',
  name: { en: 'Main' },
  fields: [
    field('detained', 'date_range', { required: true }),
    field('seen', 'tally_field', { tally: [{ id: 'boys', display_text: 'Boys' }, { id: 'girls', display_text: 'Girls' }] }),
    field('place', 'constructor', { selected_value: 'x' }),
    field('picture', 'gps_point'),
  ],
};

const scene: Scene = {
  forms: [form],
  sources: { lookups: [], places: [], agencies: [], people: [], fullName: (name) => name, reportingLevel: undefined },
  record: {},
  original: {},
  phone: false,
  words: wordsFrom('en', english),
  problems: [],
};

function problems(values: Row): string[] {
  return findProblems([{ form, writable: true }], values, { forms: [form], phone: false, now: new Date(2026, 10, 22) }).map(({ path, code }) => `${path} ${code}`);
}

let typed: Row = {};

function Filling({ values }: { readonly values: Row }): ReactNode {
  const [now, setNow] = useState(values);
  typed = now;
  return (
    <FormEdit
      form={form}
      values={now}
      scene={scene}
      onChange={(name, value) => {
        setNow({ ...now, [name]: value });
      }}
    />
  );
}

describe('a span of days', () => {
  it('is typed by its ends, either of which may stay open', async () => {
    const user = userEvent.setup();
    render(<Filling values={{}} />);
    await user.type(screen.getByLabelText('Last day'), '2024-02-01');
    expect(typed.detained).toEqual({ to: '2024-02-01' });
    await user.type(screen.getByLabelText('First day'), '2024-01-01');
    expect(typed.detained).toEqual({ from: '2024-01-01', to: '2024-02-01' });
    await user.clear(screen.getByLabelText('Last day'));
    expect(typed.detained).toEqual({ from: '2024-01-01' });
  });

  it('is read in words', () => {
    const { rerender } = render(<FormView form={form} values={{ detained: { from: '2024-01-01', to: '2024-02-01' } }} scene={scene} />);
    expect(screen.getByText('1 Jan 2024 – 1 Feb 2024')).toBeDefined();
    rerender(<FormView form={form} values={{ detained: { from: '2024-01-01', to: null } }} scene={scene} />);
    expect(screen.getByText('since 1 Jan 2024')).toBeDefined();
    rerender(<FormView form={form} values={{ detained: { to: '2024-02-01' } }} scene={scene} />);
    expect(screen.getByText('until 1 Feb 2024')).toBeDefined();
  });

  it('has to be a span', () => {
    expect(problems({})).toEqual(['detained required']);
    expect(problems({ detained: { from: '2024-01-01' } })).toEqual([]);
    expect(problems({ detained: { from: '2024-01-02', to: '2024-01-01' } })).toEqual(['detained ends_before_it_begins']);
    expect(problems({ detained: { from: 'spring' } })).toEqual(['detained not_a_date']);
  });
});

describe('values of several parts', () => {
  const before = { detained: { from: '2024-01-01', to: '2024-02-01' }, seen: { boys: 1, girls: 2, total: 3 } };

  it('are told part by part, and a part that is gone is told as null', () => {
    const changes = changesOf(before, { detained: { from: '2024-01-01' }, seen: { girls: 2, total: 2 } }, form, [form]);
    expect(changes).toEqual({ detained: { from: '2024-01-01', to: null }, seen: { girls: 2, total: 2, boys: null } });
    const merged = merge(before, changes);
    expect(changesOf(merged, { detained: { from: '2024-01-01' }, seen: { girls: 2, total: 2 } }, form, [form])).toEqual({});
  });

  it('are cleared as a whole', () => {
    expect(changesOf(before, {}, form, [form])).toEqual({ detained: null, seen: null });
  });
});

describe('a type that this app does not know', () => {
  const held = { place: 'Dili', picture: { latitude: -8.5, longitude: 125.6 } };

  it('is shown with its label, and cannot be typed', () => {
    const { unmount } = render(<FormView form={form} values={held} scene={scene} />);
    expect(screen.getByText('The picture')).toBeDefined();
    expect(screen.getByText('-8.5 – 125.6')).toBeDefined();
    unmount();
    render(<Filling values={held} />);
    expect(screen.getByText('Dili')).toBeDefined();
    expect(screen.queryByLabelText('The picture')).toBeNull();
  });

  it('is never lost, begun or complained about', () => {
    expect(changesOf(held, { ...held, detained: { from: '2024-01-01' } }, form, [form])).toEqual({ detained: { from: '2024-01-01' } });
    const moment = { now: new Date(), newId: () => 'id' };
    expect(newRecord([{ id: 'g', name: 'g', forms: [{ form, writable: true }] }], [form], moment)).toEqual({});
    expect(problems({ ...held, detained: { from: '2024-01-01' } })).toEqual([]);
  });
});
