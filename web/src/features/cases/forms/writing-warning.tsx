import { useDeferredValue, type ReactNode } from 'react';
import type { Field } from '../../../data/api/types';
import { Notice } from '../../../ui/notice';
import type { Scene } from './scene';
import { warningsFor } from './writing';

/** Says under a free text what had better not stand in it. It stops nobody. */
export function WritingWarning({ field, text, scene }: { readonly field: Field; readonly text: string; readonly scene: Scene }): ReactNode {
  const found = warningsFor(field, useDeferredValue(text), scene.record);
  return (
    <div role="status">
      {found.map((warning) => (
        <Notice key={warning} kind="warning">
          {scene.words.t(`forms.warning.${warning}`)}
        </Notice>
      ))}
    </div>
  );
}
