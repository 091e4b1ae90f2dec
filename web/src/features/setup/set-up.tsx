import { Suspense, type ReactNode } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { usePerson } from '../../data/hooks';
import { useWords } from '../../i18n';
import { MoreWords } from '../../i18n/more-words';
import { Nothing } from '../../ui/nothing';
import { AuditPage } from './audit-page';
import { PoliciesPage } from './policies-page';
import { PolicyPage } from './policy-page';
import { ProposePage } from './propose-page';

const words = { en: () => import('../../i18n/messages/en-setup'), tet: () => import('../../i18n/messages/tet-setup') };

/** The pages of who manages the system or reads what was done; fetched when one of them is opened. */
export default function SetUp(): ReactNode {
  return (
    <Suspense fallback={<div className="page-room" />}>
      <MoreWords parts={words}>
        <Pages />
      </MoreWords>
    </Suspense>
  );
}

function Pages(): ReactNode {
  const able = usePerson().abilities ?? [];
  const managed = (page: ReactNode): ReactNode => (able.includes('manage_system') ? page : <NotYours none="policies.none" />);
  return (
    <Switch>
      <Route path="/setup/audit">{able.includes('read_audit') ? <AuditPage /> : <NotYours none="audit.none" />}</Route>
      <Route path="/setup/policies">{managed(<PoliciesPage />)}</Route>
      <Route path="/setup/policies/new/:from">{({ from }) => managed(<ProposePage key={from} from={Number(from)} />)}</Route>
      <Route path="/setup/policies/:version">{({ version }) => managed(<PolicyPage key={version} version={Number(version)} />)}</Route>
      <Route>
        <Redirect to="/setup/policies" replace />
      </Route>
    </Switch>
  );
}

function NotYours({ none }: { readonly none: 'audit.none' | 'policies.none' }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <h1 className="unseen">{t(none === 'audit.none' ? 'audit.title' : 'policies.title')}</h1>
      <Nothing none={none} withheld />
    </>
  );
}
