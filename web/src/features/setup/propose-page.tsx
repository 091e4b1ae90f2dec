import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { PolicyPack } from '../../data/api/types';
import { useWorkplace } from '../../data/hooks';
import { checkPolicy, policyPacks, proposePolicy, type Asked } from '../../data/policies';
import { useWords } from '../../i18n';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import { Changes } from './changes';
import { useDraft, useKeepDraft } from './draft';
import { Effect, NotAsked } from './effect';
import { PackForm } from './pack-form';
import { UnknownPack, usePacks } from './policies-page';
import { difference, givenFrom, type Given } from './rules';
import { Upload } from './upload';
import './policies.css';

/** Changing what a pack says into a proposal. What is typed stays on the device until it is proposed or thrown away. */
export function ProposePage({ from }: { readonly from: number }): ReactNode {
  const { t } = useWords();
  const { packs, instead } = usePacks();
  const draft = useDraft();
  const base = packs?.find(({ version }) => version === from);
  const inForce = packs?.find(({ in_force }) => in_force);
  return (
    <div className="stack policies">
      <PageTitle title={t('policies.propose')} product={t('product')} />
      <p>
        <Link href="/setup/policies">{t('policies.back')}</Link>
      </p>
      {packs === undefined && instead}
      {packs !== undefined && base === undefined && <UnknownPack />}
      {base !== undefined && inForce !== undefined && draft !== undefined && (
        <Proposal from={from} begun={draft?.pack} base={base} inForce={inForce} />
      )}
    </div>
  );
}

interface ProposalProps {
  readonly from: number;
  /** What was begun before, from whatever pack. */
  readonly begun: Given | undefined;
  readonly base: PolicyPack;
  readonly inForce: PolicyPack;
}

function Proposal({ from, begun, base, inForce }: ProposalProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const place = useWorkplace();
  const [, go] = useLocation();
  const keep = useKeepDraft();
  const [goesOn] = useState(begun !== undefined);
  const [pack, setPack] = useState<Given>(begun ?? { ...givenFrom(base), title: '' });
  const [asked, setAsked] = useState<Asked<unknown>>();
  const [asking, setAsking] = useState<'check' | 'propose'>();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const told = useRef<HTMLDivElement>(null);
  const problems = asked !== undefined && 'refused' in asked ? (asked.refused?.fields ?? {}) : {};
  useEffect(() => {
    if (asked !== undefined && !('done' in asked)) told.current?.focus();
  }, [asked]);

  const change = (changed: Given): void => {
    setPack(changed);
    keep({ from, pack: changed });
    setKey(crypto.randomUUID());
    if (asked !== undefined && 'done' in asked) setAsked(undefined);
  };
  const check = async (): Promise<void> => {
    setAsking('check');
    setAsked(await checkPolicy(pack));
    setAsking(undefined);
  };
  const propose = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (asking !== undefined) return;
    setAsking('propose');
    const answer = await proposePolicy(pack, key);
    setAsking(undefined);
    setAsked(answer);
    if (!('done' in answer)) return;
    keep(null);
    await place.documents.refresh(policyPacks.name, policyPacks.path);
    go(`/setup/policies/${answer.done.version}`);
  };
  return (
    <>
      {goesOn && <Notice>{t('policies.goes_on')}</Notice>}
      <Upload base={base} onRead={change} />
      <form className="stack" noValidate onSubmit={(event) => void propose(event)}>
        <div ref={told} tabIndex={-1}>
          {asked !== undefined && ('done' in asked ? <Notice kind="good" role="status">{t('policies.checked')}</Notice> : <NotAsked asked={asked} />)}
          {Object.keys(problems).length > 0 && <p>{t('policies.wrong', { count: Object.keys(problems).length })}</p>}
        </div>
        <PackForm pack={pack} problems={problems} onChange={change} />
        <section className="card stack-small" aria-labelledby="otherwise">
          <h2 id="otherwise">{t('policies.otherwise')}</h2>
          <Changes changes={difference(inForce, pack, words)} />
        </section>
        <Effect of={pack} />
        <div className="buttons">
          <Button type="submit" look="main" disabled={asking !== undefined}>
            {t(asking === 'propose' ? 'policies.proposing' : 'policies.propose.do')}
          </Button>
          <Button disabled={asking !== undefined} onClick={() => void check()}>
            {t('policies.check')}
          </Button>
          <Button
            look="quiet"
            onClick={() => {
              keep(null);
              go('/setup/policies');
            }}
          >
            {t('policies.throw_away')}
          </Button>
        </div>
      </form>
    </>
  );
}
