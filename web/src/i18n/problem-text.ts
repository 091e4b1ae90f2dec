import type { Words } from './index';

export interface Coded {
  readonly status: number;
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A refusal in words: by its code, else by its kind, and never the server's own text. */
export function problemText({ status, code, facts }: Coded, { find, t }: Words): string {
  const plain = Object.entries(facts).filter((fact): fact is [string, string | number] => ['string', 'number'].includes(typeof fact[1]));
  const parameters = Object.fromEntries(plain);
  return find(`problem.${code}`, parameters) ?? find(`problem.status_${status}`, parameters) ?? t('problem.unexpected');
}
