import type { ReactNode } from 'react';
import { CasePage } from '../features/cases/record/case-page';
import { CaseReferrals } from '../features/referrals/case-referrals';
import { ReferButton } from '../features/referrals/refer-dialog';

/** A case with what other features say about it. */
export default function CaseWithReferrals({ id, form }: { readonly id: string; readonly form: string | undefined }): ReactNode {
  return (
    <CasePage
      key={id}
      id={id}
      form={form}
      parts={{ actions: (record) => <ReferButton record={record} />, referrals: (record) => <CaseReferrals record={record} /> }}
    />
  );
}
