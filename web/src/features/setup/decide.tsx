import { useId, useState, type FormEvent, type ReactNode } from 'react';
import type { PolicyPack } from '../../data/api/types';
import { usePerson, useWorkplace } from '../../data/hooks';
import { asked as askedOf, policyPacks, putPolicyInForce, type Asked } from '../../data/policies';
import { useWords } from '../../i18n';
import { dayAt } from '../../i18n/site-time';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { NotAsked } from './effect';

/** Putting a pack in force, or going back to it: who agreed, from which day on, and that it is really who is logged in. */
export function Decide({ pack }: { readonly pack: PolicyPack }): ReactNode {
  const { t } = useWords();
  const title = useId();
  const back = pack.decisions.length > 0 || pack.version === 0;
  return (
    <section className="card stack-small" aria-labelledby={title}>
      <h2 id={title}>{t(back ? 'policies.go_back' : 'policies.put_in_force')}</h2>
      {pack.abilities.includes('put_in_force') ? <DecisionForm pack={pack} back={back} /> : <Notice>{t('policies.somebody_else')}</Notice>}
    </section>
  );
}

function DecisionForm({ pack, back }: { readonly pack: PolicyPack; readonly back: boolean }): ReactNode {
  const { t, find } = useWords();
  const place = useWorkplace();
  const today = dayAt(new Date());
  const [approver, setApprover] = useState(usePerson().full_name);
  const [from, setFrom] = useState(today);
  const [password, setPassword] = useState<string>();
  const [asked, setAsked] = useState<Asked<unknown>>();
  const [asking, setAsking] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const refused = asked !== undefined && 'refused' in asked ? asked.refused : undefined;
  const problem = (field: string): string | undefined => {
    const code = refused?.fields[field]?.[0];
    return code === undefined ? undefined : (find(`policies.problem.${code}`) ?? t('problem.invalid'));
  };

  const decide = async (): Promise<Asked<unknown>> => {
    const proof = password === undefined ? undefined : await askedOf(() => place.prove(password));
    if (proof !== undefined && !('done' in proof)) return proof;
    return putPolicyInForce(pack.version, { approved_by: approver, effective_from: from }, key);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (asking) return;
    setAsking(true);
    const answer = await decide();
    setAsking(false);
    setAsked(answer);
    if ('refused' in answer && answer.refused?.code === 'proof_wanted') setPassword('');
    if ('done' in answer) await place.documents.refresh(policyPacks.name, policyPacks.path);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <p>{t(back ? 'policies.go_back.text' : 'policies.put_in_force.text')}</p>
      <Field label={t('policies.approver')} help={t('policies.approver.help')} problem={problem('approved_by')}>
        {(ids) => <input {...ids} required maxLength={200} value={approver} dir="auto" onChange={(event) => { setApprover(event.target.value); }} />}
      </Field>
      <Field label={t('policies.from')} problem={problem('effective_from')}>
        {(ids) => <input {...ids} type="date" required min={today} value={from} onChange={(event) => { setFrom(event.target.value); }} />}
      </Field>
      {password !== undefined && (
        <Field label={t('login.password')} help={t('proof.why')} problem={refused?.fields.password === undefined ? undefined : t('proof.wrong')}>
          {(ids) => <input {...ids} type="password" autoComplete="current-password" required value={password} onChange={(event) => { setPassword(event.target.value); }} />}
        </Field>
      )}
      {asked !== undefined && !('done' in asked) && refused?.code !== 'proof_wanted' && <NotAsked asked={asked} />}
      <Button type="submit" look="main" disabled={asking}>
        {t(back ? 'policies.go_back' : 'policies.put_in_force')}
      </Button>
    </form>
  );
}
