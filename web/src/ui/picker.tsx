import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import type { FieldIds } from './field';
import { Icon } from './icon';

export interface PickerChoice {
  readonly id: string;
  readonly text: string;
}

export interface PickerProps {
  readonly ids: FieldIds;
  readonly choices: readonly PickerChoice[];
  readonly chosen: readonly string[];
  readonly many: boolean;
  readonly onChange: (chosen: readonly string[]) => void;
  readonly words: {
    readonly none: string;
    readonly placeholder: string;
    readonly more: (count: number) => string;
    readonly found: (count: number) => string;
    readonly remove: (text: string) => string;
  };
}

const shownAtOnce = 40;

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Calls `close` when something outside the element is pressed: a finger beside a list does not always take the focus away. */
function usePressOutside(element: RefObject<HTMLElement | null>, watching: boolean, close: () => void): void {
  useEffect(() => {
    if (!watching) return;
    const pressed = (event: Event): void => {
      if (event.target instanceof Node && element.current?.contains(event.target) !== true) close();
    };
    document.addEventListener('pointerdown', pressed);
    return () => {
      document.removeEventListener('pointerdown', pressed);
    };
  }, [element, watching, close]);
}

/**
 * Choices found by typing: a combobox with a list, one or many. What is chosen stands above as removable chips.
 * Typing, a click or an arrow opens the list; with many it stays for the next choice, until Escape, a press
 * elsewhere, or the focus leaving.
 */
export function Picker({ ids, choices, chosen, many, onChange, words }: PickerProps): ReactNode {
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  const wanted = plain(typed.trim());
  const found = choices.filter(({ id, text }) => !chosen.includes(id) && plain(text).includes(wanted));
  const shown = found.slice(0, shownAtOnce);
  const listId = `${ids.id}-list`;
  const close = useCallback((): void => {
    setOpen(false);
    setTyped('');
    setActive(0);
  }, []);
  usePressOutside(whole, open, close);
  const move = (step: number): void => {
    const next = open ? Math.max(0, Math.min(shown.length - 1, active + step)) : 0;
    setOpen(true);
    setActive(next);
    document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  const pick = (choice: PickerChoice | undefined): void => {
    if (choice === undefined) return;
    onChange(many ? [...chosen, choice.id] : [choice.id]);
    setTyped('');
    setActive(0);
    if (!many) setOpen(false);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      pick(shown[active]);
    } else if (event.key === 'Escape' && open) {
      // Only the list closes, not the dialog it may stand in.
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };
  return (
    <div className="picker" ref={whole}>
      <Chosen choices={choices} chosen={chosen} remove={words.remove} onRemove={(id) => {
        onChange(chosen.filter((one) => one !== id));
        input.current?.focus();
      }} />
      <input
        {...ids}
        ref={input}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && shown[active] !== undefined ? `${listId}-${active}` : undefined}
        placeholder={words.placeholder}
        value={typed}
        onBlur={close}
        onClick={() => {
          setOpen(true);
        }}
        onKeyDown={onKey}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
          setOpen(true);
        }}
      />
      <span className="unseen" role="status">
        {open ? words.found(found.length) : ''}
      </span>
      {/* Keeps the focus in the input, so that the list does not close before the click, or while it is scrolled. */}
      <div
        className="picker-room"
        hidden={!open}
        onMouseDown={(event) => {
          event.preventDefault();
        }}
      >
        <ul id={listId} role="listbox" aria-label={words.placeholder} className="picker-list">
          {shown.map((choice, at) => (
            <li
              key={choice.id}
              id={`${listId}-${at}`}
              role="option"
              aria-selected={at === active}
              onClick={() => {
                pick(choice);
              }}
            >
              {choice.text}
            </li>
          ))}
        </ul>
        {shown.length === 0 && <p className="picker-note">{words.none}</p>}
        {found.length > shown.length && <p className="picker-note">{words.more(found.length - shown.length)}</p>}
      </div>
    </div>
  );
}

interface ChosenProps {
  readonly choices: readonly PickerChoice[];
  readonly chosen: readonly string[];
  readonly remove: (text: string) => string;
  readonly onRemove: (id: string) => void;
}

function Chosen({ choices, chosen, remove, onRemove }: ChosenProps): ReactNode {
  if (chosen.length === 0) return null;
  return (
    <ul className="picker-chosen">
      {chosen.map((id) => {
        const text = choices.find((choice) => choice.id === id)?.text ?? id;
        return (
          <li key={id}>
            <button
              type="button"
              className="chip"
              aria-label={remove(text)}
              onClick={() => {
                onRemove(id);
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
