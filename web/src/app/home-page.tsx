import { lazy, Suspense, type ReactNode } from 'react';
import type { CaseRecord } from '../data/api/types';
import { usePerson } from '../data/hooks';
import { useFirstPage } from './first-page';

const WorkPage = lazy(() => import('../features/cases/work/work-page'));
const TeamPage = lazy(() => import('../features/cases/team/team-page'));
const InboxPage = lazy(() => import('../features/referrals/inbox-page'));
const FiguresPage = lazy(() => import('../features/home/figures-page'));
const ToAnswer = lazy(() => import('../features/referrals/to-answer'));
const MoreOfCase = lazy(() => import('./more-of-case'));
const SilentHome = lazy(() => import('../features/cases/team/silent-page').then(({ SilentHome: Home }) => ({ default: Home })));
const PlacesHome = lazy(() => import('../features/places/places-home'));
const FlaggedHome = lazy(() => import('../features/flags/flagged-home'));

/** Shown to who is told of it, and loaded for nobody else. */
function For({ able, children }: { readonly able: readonly string[]; readonly children: ReactNode }): ReactNode {
  const abilities = usePerson().abilities ?? [];
  return able.some((ability) => abilities.includes(ability)) && <Suspense>{children}</Suspense>;
}

const places = (
  <For able={['read_places']}>
    <PlacesHome />
  </For>
);
const asked = (
  <For able={['receive_referrals', 'deal_in_transfers']}>
    <ToAnswer />
  </For>
);
const above = (
  <>
    <For able={['assign_to']}>
      <SilentHome />
    </For>
    {places}
    {asked}
  </>
);
const moreOf = (record: CaseRecord): ReactNode => (
  <Suspense>
    <MoreOfCase record={record} />
  </Suspense>
);
const flags = (
  <For able={['read_flags']}>
    <FlaggedHome />
  </For>
);

const told = (
  <>
    {above}
    {flags}
  </>
);

/** The first page of each kind of work, with what other features have for it. */
export default function Home(): ReactNode {
  const first = useFirstPage();
  if (first === 'work') return <WorkPage above={above} below={flags} more={moreOf} />;
  if (first === 'team') return <TeamPage>{told}</TeamPage>;
  if (first === 'inbox') {
    return (
      <>
        <InboxPage direction="received" />
        {places}
        {flags}
      </>
    );
  }
  return <FiguresPage first>{told}</FiguresPage>;
}
