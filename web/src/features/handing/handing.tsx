import { Suspense, type ReactNode } from 'react';
import { MoreWords } from '../../i18n/more-words';
import { HandOverForm } from './hand-over-form';
import { Letter } from './letter';

const words = { en: () => import('../../i18n/messages/en-setup'), tet: () => import('../../i18n/messages/tet-setup') };

/** Handing over all cases of somebody, or the letters about it; fetched when it is opened (ADR 61). */
export default function Handing({ id }: { readonly id: string | undefined }): ReactNode {
  return (
    <Suspense fallback={<div className="page-room" />}>
      <MoreWords parts={words}>{id === undefined ? <HandOverForm /> : <Letter key={id} id={id} />}</MoreWords>
    </Suspense>
  );
}
