import { useState, type ReactNode } from 'react';
import type { CaseRecord, Flag } from '../../data/api/types';
import { useDrafting, type Keeper } from '../../data/drafting';
import { useFullNames } from '../../data/people';
import type { RecordKind } from '../../data/records';
import { formatDate } from '../../i18n/format';
import { problemText } from '../../i18n/problem-text';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/notice';
import { Tag } from '../../ui/tag';
import { flagging, useFlagCommands } from './commands';
import { useFlags, type ShownFlag } from './queries';
import { WordsForm } from './words-form';
import './flags.css';

export interface RecordFlagsProps {
  readonly kind: RecordKind;
  readonly record: CaseRecord;
}

/** The open flags of a record, each with its answer; where there are none, nothing is said. */
export default function RecordFlags({ kind, record }: RecordFlagsProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const { flags, freshness, loaded } = useFlags(kind, record);
  if (flags.length === 0 && loaded) return null;
  return (
    <section className="stack-small flags" aria-label={t('flags.title')}>
      {!loaded && freshness.kind === 'unreachable' && <Notice kind="warning">{t('flags.not_here')}</Notice>}
      {!loaded && freshness.kind === 'refused' && <Notice>{problemText(freshness.refused, words)}</Notice>}
      {flags.map((flag) => (
        <OneFlag key={flag.id} kind={kind} flag={flag} />
      ))}
    </section>
  );
}

function OneFlag({ kind, flag }: { readonly kind: RecordKind; readonly flag: ShownFlag }): ReactNode {
  const { t, language } = useWords();
  const fullName = useFullNames();
  const [open, setOpen] = useState(false);
  const by = flag.flagged_by ?? '';
  const who = by === '' ? t('flags.somebody') : (flag.flagged_by_full_name ?? fullName?.(by) ?? by);
  return (
    <article className="card stack-small">
      <div className="flag-head">
        <Icon name="flag" mirrored />
        <strong>{t('flags.by', { date: formatDate(language, flag.date) })}</strong>
        {flag.unsent && <Tag tone="warning">{t('cases.waiting')}</Tag>}
      </div>
      {flag.message !== null && (
        <p dir="auto" className="form-value">
          {flag.message}
        </p>
      )}
      {flag.withheld?.includes('message') === true && <p className="soft">{t('flags.withheld')}</p>}
      <p className="soft small">{t('flags.raised_by', { who })}</p>
      {flag.abilities?.includes('resolve') === true && (
        <div className="buttons">
          <Button
            onClick={() => {
              setOpen(true);
            }}
          >
            {t('flags.resolve')}
          </Button>
        </div>
      )}
      {open && (
        <ResolveDialog
          kind={kind}
          flag={flag}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </article>
  );
}

interface ResolveProps {
  readonly kind: RecordKind;
  readonly flag: Flag;
  readonly onClose: () => void;
}

function ResolveDialog(props: ResolveProps): ReactNode {
  const { t } = useWords();
  const { keeper } = useDrafting(flagging[props.kind.name].resolve, props.flag.record_id, undefined);
  return (
    <Dialog title={t('flags.resolve')} closeLabel={t('dialog.close')} onClose={props.onClose}>
      {keeper === undefined ? <div aria-busy="true" /> : <Resolving {...props} keeper={keeper} />}
    </Dialog>
  );
}

function Resolving({ kind, flag, onClose, keeper }: ResolveProps & { readonly keeper: Keeper }): ReactNode {
  const { t } = useWords();
  const { resolve } = useFlagCommands(kind);
  const kept = keeper.found?.input;
  const [outcome, setOutcome] = useState(kept?.flag_id === flag.id ? String(kept.unflag_message ?? '') : '');
  return (
    <WordsForm
      label={t('flags.outcome')}
      submit={t('flags.resolve')}
      words={outcome}
      keeper={keeper}
      onWords={(words) => {
        setOutcome(words);
        keeper.keep({ input: words.trim() === '' ? {} : { flag_id: flag.id, unflag_message: words }, before: {}, baseVersion: null });
      }}
      onSay={(message) => resolve(flag, message, keeper.id)}
      onClose={onClose}
    />
  );
}
