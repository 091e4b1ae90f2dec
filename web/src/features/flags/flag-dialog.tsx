import { useState, type ReactNode } from 'react';
import type { CaseRecord } from '../../data/api/types';
import { useDrafting, type Keeper } from '../../data/drafting';
import type { RecordKind } from '../../data/records';
import { dayAt } from '../../i18n/site-time';
import { useWords } from '../../i18n';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { flagging, useFlagCommands } from './commands';
import { WordsForm } from './words-form';

export interface FlagDialogProps {
  readonly kind: RecordKind;
  readonly record: CaseRecord;
  readonly onClose: () => void;
}

/** Why the record should be looked at, and by when: today, unless another day is chosen. */
export default function FlagDialog(props: FlagDialogProps): ReactNode {
  const { t } = useWords();
  const { keeper } = useDrafting(flagging[props.kind.name].raise, props.record.id, undefined);
  return (
    <Dialog title={t('flags.raise.title')} closeLabel={t('dialog.close')} onClose={props.onClose}>
      {keeper === undefined ? <div aria-busy="true" /> : <Flagging {...props} keeper={keeper} />}
    </Dialog>
  );
}

function Flagging({ kind, record, onClose, keeper }: FlagDialogProps & { readonly keeper: Keeper }): ReactNode {
  const { t } = useWords();
  const { raise } = useFlagCommands(kind);
  const [today] = useState(() => dayAt(new Date()));
  const [said, setSaid] = useState({ message: String(keeper.found?.input.message ?? ''), date: String(keeper.found?.input.date ?? today) });
  const change = (part: Partial<typeof said>): void => {
    const next = { ...said, ...part };
    setSaid(next);
    keeper.keep({ input: next.message.trim() === '' ? {} : next, before: {}, baseVersion: null });
  };
  return (
    <WordsForm
      label={t('flags.reason')}
      help={t('flags.reason.help')}
      submit={t('flags.raise')}
      words={said.message}
      keeper={keeper}
      onWords={(message) => {
        change({ message });
      }}
      onSay={(message) => raise(record, message, said.date === '' ? today : said.date, keeper.id)}
      onClose={onClose}
    >
      <Field label={t('flags.date')}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            value={said.date}
            onChange={(event) => {
              change({ date: event.target.value });
            }}
          />
        )}
      </Field>
    </WordsForm>
  );
}
