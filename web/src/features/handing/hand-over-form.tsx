import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { Problem } from '../../data/api/problem';
import type { Caseloads } from '../../data/api/types';
import { handOver } from '../../data/hand-over';
import { useDocument } from '../../data/hooks';
import { useWords, type MessageKey } from '../../i18n';
import { Button } from '../../ui/button';
import { Field, FieldGroup } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';

const reasons = ['leave', 'departure', 'other'] as const;

/** All open cases of one officer to colleagues, in one action; what is chosen stays until the server has it. */
export function HandOverForm(): ReactNode {
  const { t, find } = useWords();
  const [, go] = useLocation();
  const id = useId();
  const officers = useDocument<Caseloads>('caseloads', '/api/v2/caseloads').value?.data ?? [];
  const [key] = useState(() => crypto.randomUUID());
  const [officer, setOfficer] = useState('');
  const [to, setTo] = useState<readonly string[]>([]);
  const [why, setWhy] = useState<(typeof reasons)[number]>('leave');
  const [problem, setProblem] = useState<MessageKey>();
  const [sending, setSending] = useState(false);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (officer === '' || to.length === 0) {
      setProblem('hand.choose');
      return;
    }
    setSending(true);
    try {
      go(`/hand_overs/${await handOver(key, { officer, to, why })}`, { replace: true });
    } catch (error) {
      setProblem(error instanceof Problem ? 'hand.refused' : 'hand.unreached');
      setSending(false);
    }
  };
  return (
    <>
      <PageTitle title={t('hand.title')} product={t('product')} />
      <form className="stack-small" noValidate onSubmit={(event) => void send(event)}>
        {problem !== undefined && <Notice kind="warning">{t(problem)}</Notice>}
        <Field label={t('hand.officer')}>
          {(ids) => (
            <select
              {...ids}
              value={officer}
              onChange={({ target }) => {
                setOfficer(target.value);
                setTo(to.filter((name) => name !== target.value));
              }}
            >
              <option value="" />
              {officers.filter(({ open }) => open > 0).map((row) => (
                <option key={row.user_name} value={row.user_name}>
                  {row.full_name} ({row.open})
                </option>
              ))}
            </select>
          )}
        </Field>
        <FieldGroup id={`${id}-to`} label={t('hand.to')} help={t('hand.to.help')}>
          {officers.filter(({ user_name: name, why: against }) => name !== officer && !against.some((one) => one === 'no_account' || one === 'not_yours_to_give')).map((row) => (
            <label key={row.user_name} className="choice">
              <input
                type="checkbox"
                checked={to.includes(row.user_name)}
                onChange={({ target }) => {
                  setTo(target.checked ? [...to, row.user_name] : to.filter((name) => name !== row.user_name));
                }}
              />
              {[`${row.full_name} (${String(row.open)})`, ...row.why.map((one) => find(`team.why.${one}`) ?? one)].join(' · ')}
            </label>
          ))}
        </FieldGroup>
        <FieldGroup id={`${id}-why`} label={t('postpone.reason')}>
          {reasons.map((one) => (
            <label key={one} className="choice">
              <input
                type="radio"
                name={id}
                checked={why === one}
                onChange={() => {
                  setWhy(one);
                }}
              />
              {t(`hand.why.${one}`)}
            </label>
          ))}
        </FieldGroup>
        <Button type="submit" look="main" disabled={sending}>
          {t('hand.title')}
        </Button>
      </form>
    </>
  );
}
