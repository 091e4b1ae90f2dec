import { Suspense, type ReactNode } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { usePerson } from '../../data/hooks';
import { useWords } from '../../i18n';
import { MoreWords } from '../../i18n/more-words';
import { Nothing } from '../../ui/nothing';
import { PoliciesPage } from './policies-page';
import { PolicyPage } from './policy-page';
import { ProposePage } from './propose-page';

const words = { en: () => import('../../i18n/messages/en-setup'), tet: () => import('../../i18n/messages/tet-setup') };

/** The pages of who manages the system; fetched when one of them is opened. */
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
  const { t } = useWords();
  if (!(usePerson().abilities ?? []).includes('manage_system')) {
    return (
      <>
        <h1 className="unseen">{t('account.set_up')}</h1>
        <Nothing none="policies.none" withheld />
      </>
    );
  }
  return (
    <Switch>
      <Route path="/setup/policies">
        <PoliciesPage />
      </Route>
      <Route path="/setup/policies/new/:from">{({ from }) => <ProposePage key={from} from={Number(from)} />}</Route>
      <Route path="/setup/policies/:version">{({ version }) => <PolicyPage key={version} version={Number(version)} />}</Route>
      <Route>
        <Redirect to="/setup/policies" replace />
      </Route>
    </Switch>
  );
}
