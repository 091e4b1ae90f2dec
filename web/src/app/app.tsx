import { useState, type ReactNode } from 'react';
import { useSession } from '../data/hooks';
import { chooseLanguage, chosenLanguage } from '../data/preference';
import { WordsProvider } from '../i18n';
import { knownLanguage } from '../i18n/direction';
import { LanguageChoice } from './language-choice';
import { Router } from './router';

/** The device's choice first, then the person's, then the browser's. */
function useLanguage(): { readonly language: string; readonly choose: (language: string) => void } {
  const session = useSession();
  const [chosen, setChosen] = useState(chosenLanguage);
  const personal = session.kind === 'signed_in' ? session.person.locale : undefined;
  return {
    language: knownLanguage([chosen, personal, ...navigator.languages]),
    choose: (language) => {
      chooseLanguage(language);
      setChosen(language);
    },
  };
}

export function App(): ReactNode {
  const { language, choose } = useLanguage();
  return (
    <LanguageChoice value={choose}>
      <WordsProvider language={language}>
        <Router />
      </WordsProvider>
    </LanguageChoice>
  );
}
