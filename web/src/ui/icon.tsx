import type { ReactNode } from 'react';

const paths = {
  home: 'M3 11 12 4l9 7v9h-6v-6H9v6H3z',
  cases: 'M4 5h6l2 2h8v12H4z',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  figures: 'M4 20h16M7 20v-6M12 20V5M17 20v-9',
  inbox: 'M4 5h16v14H4zM4 14h5l1.5 2h3L15 14h5',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4',
  waiting: 'M12 4a8 8 0 1 1-8 8M12 8v4l3 2M4 4v4h4',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  next: 'M9 5l7 7-7 7',
  back: 'M15 5l-7 7 7 7',
  check: 'M5 13l4 4L19 7',
  warning: 'M12 4 2.5 20h19zM12 10v5M12 17.5v.5',
  mail: 'M3 6h18v12H3zM3 7l9 6 9-6',
  flag: 'M6 21V4h12l-3 4 3 4H6',
  send: 'M4 12 20 4l-5 16-4-6z',
} as const;

export type IconName = keyof typeof paths;

/** Always beside words or inside something labelled, so it is silent for screen readers. */
export function Icon({ name, mirrored = false }: { readonly name: IconName; readonly mirrored?: boolean }): ReactNode {
  return (
    <svg className={mirrored ? 'icon icon-mirrored' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
