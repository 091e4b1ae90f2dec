import { render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { useState, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '../testing/render-app';
import { Picker } from './picker';

const choices = ['Apple', 'Banana', 'Cherry'].map((text) => ({ id: text.toLowerCase(), text }));
const words = { none: 'Nothing', placeholder: 'Type', more: String, found: (count: number) => `${count} found`, remove: (text: string) => `Remove ${text}` };

function Fruit({ many }: { readonly many: boolean }): ReactNode {
  const [chosen, choose] = useState<readonly string[]>([]);
  return (
    <main>
      <label htmlFor="fruit">Fruit</label>
      <Picker ids={{ id: 'fruit', 'aria-describedby': undefined, 'aria-invalid': undefined }} choices={choices} chosen={chosen} many={many} onChange={choose} words={words} />
      <button type="button">Next</button>
      <p>Beside</p>
    </main>
  );
}

function open(many = true): { readonly user: UserEvent; readonly box: HTMLElement } {
  render(<Fruit many={many} />);
  return { user: userEvent.setup(), box: screen.getByRole('combobox', { name: 'Fruit' }) };
}

function chosen(): string[] {
  return screen.queryAllByRole('button', { name: /^Remove/ }).map((chip) => chip.textContent ?? '');
}

function expectClosed(box: HTMLElement): void {
  expect(box).toHaveAttribute('aria-expanded', 'false');
  expect(screen.queryByRole('listbox')).toBeNull();
}

describe('a list of many choices', () => {
  it('stays for the next choice and closes on Escape, with the focus where it was', async () => {
    const { user, box } = open();
    await user.click(box);
    await user.click(screen.getByRole('option', { name: 'Banana' }));
    await user.click(screen.getByRole('option', { name: 'Apple' }));
    expect(chosen()).toEqual(['Banana', 'Apple']);
    expect(box).toHaveFocus();
    await expectAccessible();
    await user.keyboard('{Escape}');
    expectClosed(box);
    expect(box).toHaveFocus();
    await expectAccessible();
  });

  it('closes when the focus leaves and forgets what was typed', async () => {
    const { user, box } = open();
    await user.type(box, 'ban');
    expect(screen.getAllByRole('option')).toHaveLength(1);
    await user.tab();
    expect(screen.getByRole('button', { name: 'Next' })).toHaveFocus();
    expectClosed(box);
    expect(box).toHaveValue('');
  });

  it('closes on a press beside it, even when that takes no focus away', async () => {
    const { user, box } = open();
    await user.click(box);
    screen.getByText('Beside').addEventListener('mousedown', (event) => {
      event.preventDefault();
    });
    await user.click(screen.getByText('Beside'));
    expect(box).toHaveFocus();
    expectClosed(box);
  });

  it('is worked with the keyboard alone, and does not open by being passed', async () => {
    const { user, box } = open();
    await user.tab();
    expect(box).toHaveFocus();
    expectClosed(box);
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await user.keyboard('{Enter}');
    expect(chosen()).toEqual(['Banana', 'Apple']);
    await user.keyboard('{Escape}');
    await user.tab({ shift: true });
    await user.keyboard('{Enter}');
    expect(chosen()).toEqual(['Banana']);
    expect(box).toHaveFocus();
    expectClosed(box);
  });
});

describe('a list of one choice', () => {
  it('closes once the choice is made', async () => {
    const { user, box } = open(false);
    await user.type(box, 'ch');
    await user.keyboard('{Enter}');
    expect(chosen()).toEqual(['Cherry']);
    expectClosed(box);
  });
});
