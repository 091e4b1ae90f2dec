import { createContext, use } from 'react';

export const LanguageChoice = createContext<(language: string) => void>(() => undefined);

export function useChooseLanguage(): (language: string) => void {
  return use(LanguageChoice);
}
