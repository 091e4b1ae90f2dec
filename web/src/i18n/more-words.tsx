import { use, useMemo, type ReactNode } from 'react';
import { formatMessage } from './format-message';
import { useWords, WordsContext, type Part, type Words } from './index';

const coming = new Map<Part, ReturnType<Part>>();

/** Once for all who need it; what could not be fetched is tried again. */
function once(part: Part): ReturnType<Part> {
  const asked = coming.get(part) ?? part();
  coming.set(part, asked);
  asked.catch(() => coming.delete(part));
  return asked;
}

/** Around pages whose words come with them: shown once these are here, in the language of the person. */
export function MoreWords({ parts, children }: { readonly parts: Readonly<Record<string, Part>> & { readonly en: Part }; readonly children: ReactNode }): ReactNode {
  const words = useWords();
  const { default: more } = use(once(parts[words.language] ?? parts.en));
  const both = useMemo((): Words => {
    const find: Words['find'] = (key, parameters = {}) => {
      const message = more[key];
      return message === undefined ? words.find(key, parameters) : formatMessage(message, parameters, words.language);
    };
    return { language: words.language, find, t: (key, parameters) => find(key, parameters) ?? key };
  }, [words, more]);
  return <WordsContext value={both}>{children}</WordsContext>;
}
