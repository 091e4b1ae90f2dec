import type { ReactNode } from 'react';

/** Something said, in words: what it is about, and what it says. `under`: the entry of a list it belongs to. */
export interface Line {
  readonly label: string;
  readonly text: string;
  readonly under?: string;
}

export function Lines({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  return (
    <dl className="lines">
      {lines.map(({ label, text, under }, at) => (
        <div key={at} className="pair">
          <dt className="pair-label">{under === undefined ? label : `${under} · ${label}`}</dt>
          <dd className="form-value" dir="auto">
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The same for a letter, a message or a paper. */
export function plainText(lines: readonly Line[]): string {
  return lines.map(({ label, text, under }) => `${under === undefined ? '' : `${under}, `}${label}: ${text}`).join('\n');
}
