import { lazy, Suspense, type ReactNode } from 'react';
import { Redirect, Route, Switch, useLocation, useSearch } from 'wouter';
import { useSession } from '../data/hooks';
import { incidentKind } from '../data/records';
import { LoginPage } from '../features/account/login-page';
import { Failure, NotFetched } from './failure';
import { LanguageSwitch } from './shell/language-switch';
import { NotFoundPage } from './not-found-page';
import { Shell } from './shell/shell';

const HomePage = lazy(() => import('./home-page'));
const CaseListPage = lazy(() => import('./case-list'));
const CaseWithReferrals = lazy(() => import('./case-page'));
const IncidentPage = lazy(() => import('./incident-page'));
const RecordEditPage = lazy(() => import('../features/cases/record/record-edit-page'));
const InboxPage = lazy(() => import('../features/referrals/inbox-page'));
const TransfersPage = lazy(() => import('../features/referrals/transfers-page'));
const SilentPage = lazy(() => import('../features/cases/team/silent-page'));
const NotificationsPage = lazy(() => import('../features/notifications/notifications-page'));
const MailPage = lazy(() => import('../features/notifications/mail-page').catch(() => ({ default: NotFetched })));
const FiguresPage = lazy(() => import('../features/home/figures-page'));
const TurnaroundPage = lazy(() => import('../features/referrals/turnaround-page').catch(() => ({ default: NotFetched })));
const WaitingPage = lazy(() => import('./waiting-page'));
/** What no device keeps beforehand (ADR 61). */
const Handing = lazy(() => import('../features/handing/handing').catch(() => ({ default: NotFetched })));
const SetUp = lazy(() => import('../features/setup/set-up').catch(() => ({ default: NotFetched })));

export function Router(): ReactNode {
  const session = useSession();
  if (session.kind === 'starting') return null;
  if (session.kind === 'signed_in') return <SignedIn key={session.person.id} />;
  return <SignedOut expiredFor={session.kind === 'expired' ? session.userName : undefined} />;
}

/** Wherever somebody wanted to go is where they are after signing in. */
function SignedOut({ expiredFor }: { readonly expiredFor: string | undefined }): ReactNode {
  return <LoginPage expiredFor={expiredFor} language={<LanguageSwitch />} />;
}

function SignedIn(): ReactNode {
  const [where] = useLocation();
  return (
    <Shell>
      <Failure key={where}>
        <Suspense fallback={<div className="page-room" />}>
          <Pages />
        </Suspense>
      </Failure>
    </Shell>
  );
}

function Pages(): ReactNode {
  useSearch();
  return (
    <Switch>
      <Route path="/" component={HomePage} />
      <Route path="/figures">
        <FiguresPage />
      </Route>
      <Route path="/figures/referrals" component={TurnaroundPage} />
      <Route path="/login">
        <Redirect to="/" replace />
      </Route>
      <Route path="/cases" component={CaseListPage} />
      <Route path="/cases/new">
        <RecordEditPage />
      </Route>
      <Route path="/cases/:id/edit/:form?">{({ id, form }) => <RecordEditPage id={id} form={form} />}</Route>
      <Route path="/cases/:id/:form?">{({ id, form }) => <CaseWithReferrals id={id} form={form} />}</Route>
      <Route path="/incidents/:id/edit/:form?">{({ id, form }) => <RecordEditPage kind={incidentKind} id={id} form={form} />}</Route>
      <Route path="/incidents/:id/:form?">{({ id, form }) => <IncidentPage id={id} form={form} />}</Route>
      <Route path="/referrals">
        <InboxPage direction="received" />
      </Route>
      <Route path="/referrals/sent">
        <InboxPage direction="sent" />
      </Route>
      <Route path="/transfers">
        <TransfersPage direction="received" />
      </Route>
      <Route path="/transfers/sent">
        <TransfersPage direction="sent" />
      </Route>
      <Route path="/silent" component={SilentPage} />
      <Route path="/hand_overs/:id?">{({ id }) => <Handing id={id} />}</Route>
      <Route path="/notifications" component={NotificationsPage} />
      <Route path="/mail" component={MailPage} />
      <Route path="/waiting" component={WaitingPage} />
      <Route path="/setup/*?" component={SetUp} />
      <Route component={NotFoundPage} />
    </Switch>
  );
}
