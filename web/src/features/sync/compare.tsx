import { useEffect, useState, type ReactNode } from 'react';
import type { CaseRecord, Row, Value } from '../../data/api/types';
import { useLive, useWorkplace } from '../../data/hooks';
import { useFullNames } from '../../data/people';
import { caseKind } from '../../data/records';
import { clashes, clashKey, type Choice, type Clash } from '../../data/sync/clash';
import type { Command } from '../../data/sync/command';
import { kinds } from '../../data/sync/kinds';
import { isRow, rowById } from '../../data/sync/values';
import { formatDateTime } from '../../i18n/format';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Lines, type Line } from '../../ui/lines';
import { Nothing } from '../../ui/nothing';
import { Notice } from '../../ui/notice';
import type { SaidWords } from './words';

interface CompareProps {
  readonly command: Command;
  readonly words: SaidWords;
}

/** What two people changed at once, thing by thing: the person says which is to stay. */
export function Compare({ command, words }: CompareProps): ReactNode {
  const { t } = useWords();
  const { outbox, pull } = useWorkplace();
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const about = kinds[command.kind].about ?? caseKind;
  useEffect(() => void pull.one(about, command.record), [pull, about, command.record]);
  const now = useLive([about.plural], `compare ${command.record}`, ({ store }) => store.record(about, command.record));
  if (now === undefined) return <Notice kind="warning">{t('waiting.compare.later')}</Notice>;
  const all = clashes(command, now);
  const open = all.filter((clash) => choices[clashKey(clash)] === undefined).length;
  return (
    <div className="stack">
      {all.map((clash) => (
        <Both
          key={clashKey(clash)}
          command={command}
          clash={clash}
          by={toldOf(command, clash)}
          title={titleOf(clash, command, now, words)}
          words={words}
          chosen={choices[clashKey(clash)]}
          onChoose={(choice) => {
            setChoices({ ...choices, [clashKey(clash)]: choice });
          }}
        />
      ))}
      {all.length === 0 ? <Nothing none="waiting.compare.none" withheld={false} look="line" /> : <p className="soft">{t('waiting.compare.rest')}</p>}
      <div className="buttons">
        <Button look="main" disabled={open > 0} onClick={() => void outbox.decide(command, now, choices)}>
          {t('waiting.compare.send')}
        </Button>
        {open > 0 && <span className="soft">{t('waiting.compare.open', { count: open })}</span>}
      </div>
    </div>
  );
}

interface By {
  readonly who: string;
  readonly at: string;
}

/** Who changed it there and when, as far as the server told. */
function toldOf({ refused }: Command, { field, row, item }: Clash): By | undefined {
  const changed = refused?.facts.changed;
  if (!isRow(changed)) return undefined;
  const paths = [[field, row, item], [field, row], [field]].map((parts) => parts.filter((part) => part !== undefined).join('/'));
  const inside = Object.keys(changed).find((path) => path.startsWith(`${paths[0] ?? ''}/`));
  const told = [...paths, inside ?? ''].map((path) => changed[path]).find(isRow);
  return typeof told?.by === 'string' && typeof told.at === 'string' ? { who: told.by, at: told.at } : undefined;
}

function titleOf({ field, row, item, mine, theirs }: Clash, command: Command, now: CaseRecord, words: SaidWords): string {
  if (row === undefined) return words.field(field);
  const known = [rowById(now[field], row), rowById(command.before?.[field], row), mine, theirs].find((one): one is Row => isRow(one));
  const title = words.row(field, known ?? {});
  return item === undefined ? title : `${title} · ${words.field(field, item)}`;
}

interface BothProps {
  readonly command: Command;
  readonly clash: Clash;
  readonly by: By | undefined;
  readonly title: string;
  readonly words: SaidWords;
  readonly chosen: Choice | undefined;
  readonly onChoose: (choice: Choice) => void;
}

function Both({ command, clash, by, title, words, chosen, onChoose }: BothProps): ReactNode {
  const { t, language } = useWords();
  const fullName = useFullNames();
  const side = (choice: Choice, value: Value): ReactNode => (
    <label className="choice clash-side">
      <input
        type="radio"
        name={`${clashKey(clash)}`}
        checked={chosen === choice}
        onChange={() => {
          onChoose(choice);
        }}
      />
      <div>
        <strong>{t(choice === 'mine' ? 'waiting.mine' : 'waiting.theirs')}</strong>
        {choice === 'theirs' && by !== undefined && <span className="soft"> {t('waiting.by', { who: fullName?.(by.who) ?? by.who, at: formatDateTime(language, by.at) })}</span>}
        <Said command={command} clash={clash} value={value} words={words} />
      </div>
    </label>
  );
  return (
    <fieldset className="clash">
      <legend>{title}</legend>
      {side('mine', clash.mine)}
      {side('theirs', clash.theirs)}
    </fieldset>
  );
}

function Said({ command, clash: { field, row, item }, value, words }: Pick<BothProps, 'command' | 'clash' | 'words'> & { readonly value: Value }): ReactNode {
  const { t } = useWords();
  if (row === undefined || item !== undefined) return <p dir="auto" className="form-value">{words.value(field, value, item)}</p>;
  if (!isRow(value)) return <p>{t('waiting.removed')}</p>;
  const lines: readonly Line[] = words.lines({ kind: command.kind, input: { [field]: [value] } }).map(({ label, text }) => ({ label, text }));
  return <Lines lines={lines} />;
}
