import { useState, type ReactNode } from 'react';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Lines, plainText, type Line } from '../../ui/lines';

/** What was written, to be read and taken elsewhere. */
export function Reading({ lines, open = false }: { readonly lines: readonly Line[]; readonly open?: boolean }): ReactNode {
  const { t } = useWords();
  const [copied, setCopied] = useState<'copied' | 'not_copied'>();
  if (lines.length === 0) return null;
  const copy = async (): Promise<void> => {
    // Some browsers refuse, and insecure pages have no clipboard: the words can still be marked by hand.
    const clipboard = (navigator as Partial<Navigator>).clipboard;
    const done = await clipboard?.writeText(plainText(lines)).then(() => true, () => false);
    setCopied(done === true ? 'copied' : 'not_copied');
  };
  return (
    <details open={open}>
      <summary>{t('waiting.written', { count: lines.length })}</summary>
      <div className="stack-small">
        <Lines lines={lines} />
        <div className="buttons">
          <Button onClick={() => void copy()}>{t('waiting.copy')}</Button>
          <span role="status">{copied !== undefined && t(`waiting.${copied}`)}</span>
        </div>
      </div>
    </details>
  );
}
