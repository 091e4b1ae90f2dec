import type { ReactNode } from 'react';
import { useWords } from '../../i18n';
import { languages } from '../../i18n/direction';
import { Button } from '../../ui/button';
import { useChooseLanguage } from '../language-choice';

export function LanguageSwitch(): ReactNode {
  const { t, language } = useWords();
  const choose = useChooseLanguage();
  return (
    <div className="language" role="group" aria-label={t('shell.language')}>
      {languages.map(({ id, name }) => (
        <Button
          key={id}
          lang={id}
          aria-pressed={id === language}
          onClick={() => {
            choose(id);
          }}
        >
          {name}
        </Button>
      ))}
    </div>
  );
}
