import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { directionOf } from './direction';
import { formatMessage, type Parameters } from './format-message';
import type english from './messages/en';

export type MessageKey = keyof typeof english;

export type Part = () => Promise<{ default: Readonly<Record<string, string>> }>;

/** Of each language the words that are shown first, and those of all that is opened afterwards. */
const loaders: Readonly<Record<string, { readonly first: Part; readonly later: Part }>> = {
  en: { first: () => import('./messages/en-first'), later: () => import('./messages/en-later') },
  tet: { first: () => import('./messages/tet-first'), later: () => import('./messages/tet-later') },
};

export interface Words {
  readonly language: string;
  readonly t: (key: MessageKey, parameters?: Parameters) => string;
  /** For keys made from data, such as codes: undefined when the catalogue has no such words. */
  readonly find: (key: string, parameters?: Parameters) => string | undefined;
}

export const WordsContext = createContext<Words | undefined>(undefined);

export function useWords(): Words {
  const words = use(WordsContext);
  if (words === undefined) throw new Error('Words are needed around this component.');
  return words;
}

/** `coming`: the rest of the words; what is drawn with one of these waits for them (React suspends it). */
export function wordsFrom(language: string, catalogue: Readonly<Record<string, string>>, coming?: Promise<unknown>): Words {
  const find = (key: string, parameters: Parameters = {}): string | undefined => {
    const message = catalogue[key];
    if (message === undefined && coming !== undefined) throw coming;
    return message === undefined ? undefined : formatMessage(message, parameters, language);
  };
  return { language, find, t: (key, parameters) => find(key, parameters) ?? key };
}

interface Loaded {
  readonly language: string;
  readonly catalogue: Readonly<Record<string, string>>;
  readonly coming?: Promise<unknown>;
}

const againAfter = 3000;

/** Tried until it is here: without these words nothing else can be said. */
async function insist(part: Part): ReturnType<Part> {
  for (;;) {
    try {
      return await part();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, againAfter));
    }
  }
}

/** The language's words as they come, told each time. */
async function load(language: string, tell: (loaded: Loaded) => void): Promise<void> {
  const parts = loaders[language];
  if (parts === undefined) return;
  const coming = insist(parts.later);
  const { default: catalogue } = await insist(parts.first);
  tell({ language, catalogue, coming });
  const { default: later } = await coming;
  tell({ language, catalogue: { ...catalogue, ...later } });
}

/** Loads one language, and the next one only when it is chosen; the old words stay until the new ones are here. */
export function WordsProvider({ language, children }: { readonly language: string; readonly children: ReactNode }): ReactNode {
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => {
    let current = true;
    void load(language, (words) => {
      if (current) setLoaded(words);
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
  const words = useMemo(() => (loaded === undefined ? undefined : wordsFrom(loaded.language, loaded.catalogue, loaded.coming)), [loaded]);
  return words === undefined ? null : <WordsContext value={words}>{children}</WordsContext>;
}
