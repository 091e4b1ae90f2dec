import { lazy, Suspense, type ReactNode } from 'react';
import { usePerson } from '../data/hooks';
import { HomePage } from '../features/home/home-page';

const PlacesHome = lazy(() => import('../features/places/places-home'));
const FlaggedHome = lazy(() => import('../features/flags/flagged-home'));

/** The first page, with what other features have for it. */
export default function Home(): ReactNode {
  const abilities = usePerson().abilities ?? [];
  return (
    <HomePage>
      {abilities.includes('read_places') && (
        <Suspense>
          <PlacesHome />
        </Suspense>
      )}
      {abilities.includes('read_flags') && (
        <Suspense>
          <FlaggedHome />
        </Suspense>
      )}
    </HomePage>
  );
}
