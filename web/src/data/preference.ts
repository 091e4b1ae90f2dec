/** Small choices of this device that say nothing about anybody. */
const languageKey = 'mahon.language';

export function chosenLanguage(): string | undefined {
  return localStorage.getItem(languageKey) ?? undefined;
}

export function chooseLanguage(language: string): void {
  localStorage.setItem(languageKey, language);
}
