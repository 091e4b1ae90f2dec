import { useState, type ReactNode } from 'react';
import type { PolicyPack } from '../../data/api/types';
import { useWords } from '../../i18n';
import { Field } from '../../ui/field';
import { givenFrom, type Given } from './rules';

const most = 1_000_000;

/** A pack from a file: what the file does not say is that of the pack one began with; undefined for what is none. */
export function readPack(text: string, base: PolicyPack): Given | undefined {
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said !== 'object' || said === null || !('deadlines' in said)) return undefined;
    const told: Partial<Record<string, unknown>> = { ...said };
    const own = givenFrom(base);
    const take = <Name extends keyof Given>(name: Name): Pick<Given, Name> => {
      const value = told[name];
      return { [name]: alike(value, own[name]) ? value : own[name] } as Pick<Given, Name>;
    };
    return {
      ...take('title'),
      ...take('to_be_confirmed'),
      ...take('deadlines'),
      ...take('clock'),
      ...take('unknown_risk'),
      ...take('referral_clocks'),
      ...take('service_windows'),
      ...take('working_week'),
      ...take('working_day'),
      ...take('holidays'),
      ...take('caseload_limit'),
      ...take('caseload_weights'),
    };
  } catch {
    return undefined;
  }
}

/** Whether a form can show it in that place; what it says is the server's to judge. */
function alike(told: unknown, value: unknown): boolean {
  if (told === null || typeof told !== typeof value || Array.isArray(told) !== Array.isArray(value)) return false;
  return typeof told !== 'object' || Object.values(told).every((below) => typeof below !== 'object' || below !== null);
}

function textOf(file: File): Promise<string> {
  return new Promise((read) => {
    const reader = new FileReader();
    reader.onloadend = () => {
      read(typeof reader.result === 'string' ? reader.result : '');
    };
    reader.readAsText(file);
  });
}

export function Upload({ base, onRead }: { readonly base: PolicyPack; readonly onRead: (pack: Given) => void }): ReactNode {
  const { t } = useWords();
  const [wrong, setWrong] = useState(false);
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const pack = file.size > most ? undefined : readPack(await textOf(file), base);
    setWrong(pack === undefined);
    if (pack !== undefined) onRead(pack);
  };
  return (
    <details className="card">
      <summary>{t('policies.upload')}</summary>
      <Field label={t('policies.upload.file')} help={t('policies.upload.help')} problem={wrong ? t('policies.upload.wrong') : undefined}>
        {(ids) => <input {...ids} type="file" accept="application/json,.json" onChange={(event) => void read(event.target.files?.[0])} />}
      </Field>
    </details>
  );
}
