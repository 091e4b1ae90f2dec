import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { directionOf } from './direction';
import { formatMessage, type Parameters } from './format-message';
import type english from './messages/en';

export type MessageKey = keyof typeof english;
export type Catalogue = Readonly<Record<MessageKey, string>>;

const loaders: Readonly<Record<string, () => Promise<{ default: Catalogue }>>> = {
  en: () => import('./messages/en'),
  tet: () => import('./messages/tet'),
};

export interface Words {
  readonly language: string;
  readonly t: (key: MessageKey, parameters?: Parameters) => string;
  /** For keys made from data, such as codes: undefined when the catalogue has no such words. */
  readonly find: (key: string, parameters?: Parameters) => string | undefined;
}

const WordsContext = createContext<Words | undefined>(undefined);

export function useWords(): Words {
  const words = use(WordsContext);
  if (words === undefined) throw new Error('Words are needed around this component.');
  return words;
}

export function wordsFrom(language: string, catalogue: Catalogue): Words {
  const find = (key: string, parameters: Parameters = {}): string | undefined => {
    const message = (catalogue as Readonly<Record<string, string>>)[key];
    return message === undefined ? undefined : formatMessage(message, parameters, language);
  };
  return { language, find, t: (key, parameters) => find(key, parameters) ?? key };
}

/** Loads one language, and the next one only when it is chosen; the old words stay until the new ones are here. */
export function WordsProvider({ language, children }: { readonly language: string; readonly children: ReactNode }): ReactNode {
  const [loaded, setLoaded] = useState<{ readonly language: string; readonly catalogue: Catalogue }>();
  useEffect(() => {
    let current = true;
    void loaders[language]?.().then((module) => {
      if (current) setLoaded({ language, catalogue: module.default });
    });
    return () => {
      current = false;
    };
  }, [language]);
  useEffect(() => {
    if (loaded === undefined) return;
    document.documentElement.lang = loaded.language;
    document.documentElement.dir = directionOf(loaded.language);
  }, [loaded]);
  const words = useMemo(() => (loaded === undefined ? undefined : wordsFrom(loaded.language, loaded.catalogue)), [loaded]);
  return words === undefined ? null : <WordsContext value={words}>{children}</WordsContext>;
}
