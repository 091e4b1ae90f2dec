import { useState, type ReactNode } from 'react';
import type { Row, Transition } from '../../data/api/types';
import { useDrafting, type Keeper } from '../../data/drafting';
import { useWords } from '../../i18n';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { useReferralCommands, type Saying } from './commands';

export interface SayingDialogProps {
  readonly referral: Transition;
  readonly saying: Saying;
  readonly title: string;
  readonly onClose: () => void;
}

export interface Words {
  readonly text: string;
  readonly write: (text: string) => void;
  /** `said`: what was chosen beside the words. Closes the dialog, or says that nothing was kept. */
  readonly send: (said?: Row) => Promise<void>;
}

/** An answer on the way: what was typed is kept when the dialog closes, and there when it opens again. */
export function SayingDialog({ children, ...props }: SayingDialogProps & { readonly children: (words: Words) => ReactNode }): ReactNode {
  const { t } = useWords();
  const { keeper } = useDrafting(props.saying.kind, props.referral.id, undefined);
  return (
    <Dialog title={props.title} closeLabel={t('dialog.close')} onClose={props.onClose}>
      {keeper === undefined ? (
        <div aria-busy="true" />
      ) : (
        <Said {...props} keeper={keeper}>
          {children}
        </Said>
      )}
    </Dialog>
  );
}

interface SaidProps extends SayingDialogProps {
  readonly keeper: Keeper;
  readonly children: (words: Words) => ReactNode;
}

function Said({ referral, saying, onClose, keeper, children }: SaidProps): ReactNode {
  const { t } = useWords();
  const { say } = useReferralCommands();
  const [text, setText] = useState(String(keeper.found?.input[saying.text] ?? ''));
  const [failed, setFailed] = useState(false);
  const write = (typed: string): void => {
    setText(typed);
    keeper.keep({ input: typed.trim() === '' ? {} : { case_id: referral.record_id, [saying.text]: typed }, before: {}, baseVersion: null });
  };
  const send = async (said?: Row): Promise<void> => {
    const goOn = await keeper.stop();
    try {
      await say(referral, said === undefined ? saying : { ...saying, said }, text.trim(), keeper.id);
      onClose();
    } catch {
      goOn();
      setFailed(true);
    }
  };
  return (
    <>
      {failed && <Notice kind="wrong">{t('record.not_kept')}</Notice>}
      {children({ text, write, send })}
    </>
  );
}
