import { lazy, Suspense, type ReactNode } from 'react';
import { usePerson } from '../data/hooks';
import { HomePage } from '../features/home/home-page';

const FlaggedHome = lazy(() => import('../features/flags/flagged-home'));

/** The first page, with what other features have for it. */
export default function Home(): ReactNode {
  const seesFlags = usePerson().abilities?.includes('read_flags') === true;
  return (
    <HomePage>
      {seesFlags && (
        <Suspense>
          <FlaggedHome />
        </Suspense>
      )}
    </HomePage>
  );
}
