import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from './button';

export interface MenuProps {
  /** What the button shows. */
  readonly label: ReactNode;
  readonly children: ReactNode;
  /** Its items cost something, and are made when it is first opened. */
  readonly late?: boolean;
}

/** What is done seldom, behind one button. Its items stay where they are while it is closed, so that a dialog opened by one outlives it. */
export function Menu({ label, children, late = false }: MenuProps): ReactNode {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(!late);
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const closeOutside = (event: Event): void => {
      if (!menu.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, [open]);
  return (
    <div
      className="menu"
      ref={menu}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <Button
        ref={button}
        aria-expanded={open}
        onClick={() => {
          setAsked(true);
          setOpen(!open);
        }}
      >
        {label}
      </Button>
      <div
        className="menu-items"
        hidden={!open}
        onClick={(event) => {
          // A dialog opened here answers here too, by React's tree: only what stands in the menu closes it.
          if (!(event.target instanceof Element) || !event.currentTarget.contains(event.target) || event.target.closest('button, a') === null) return;
          setOpen(false);
          // What opens gives the focus back to where it was opened from, which must still be there.
          button.current?.focus();
        }}
      >
        {asked ? children : <span />}
      </div>
    </div>
  );
}
