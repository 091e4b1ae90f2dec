import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useCommands } from '../../data/hooks';
import { wantingProof } from '../../data/sync/line';

// Where it cannot be loaded nothing is asked: what wants the password stays among what waits.
const ProofDialog = lazy(() => import('../../features/account/proof-dialog').catch(() => ({ default: () => null })));

/** Wherever the person is: while something wants their password again, and they have not put it off, they are asked. */
export function Proof(): ReactNode {
  const [later, setLater] = useState<readonly string[]>([]);
  const wanting = wantingProof(useCommands() ?? []).map(({ id }) => id);
  if (wanting.every((id) => later.includes(id))) return null;
  return (
    <Suspense fallback={null}>
      <ProofDialog
        onClose={() => {
          setLater(wanting);
        }}
      />
    </Suspense>
  );
}
