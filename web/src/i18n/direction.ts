export interface Language {
  readonly id: string;
  readonly name: string;
}

/** Languages whose catalogues are complete. */
export const languages: readonly Language[] = [
  { id: 'en', name: 'English' },
  { id: 'tet', name: 'Tetun' },
];

const rightToLeft = new Set(['ar', 'fa', 'ku', 'ps', 'ur', 'he', 'aeb']);

export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

export function knownLanguage(wished: readonly (string | undefined)[]): string {
  for (const wish of wished) {
    const base = wish?.toLowerCase().split('-')[0];
    const found = languages.find(({ id }) => id === base);
    if (found !== undefined) return found.id;
  }
  return 'en';
}
