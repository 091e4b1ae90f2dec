import type { ReactNode } from 'react';
import { useWords } from '../i18n';
import type { NothingKey } from '../i18n/nothings';
import { Empty } from './empty';

export interface NothingProps {
  readonly none: NothingKey;
  /** Whether there may be something that this person is not shown. */
  readonly withheld: boolean;
  /** How to go on, where there really is nothing. */
  readonly text?: string | undefined;
  /** A page's middle, a line among others, or words within one. */
  readonly look?: 'page' | 'line' | 'words';
  readonly children?: ReactNode;
}

/** The one way to say that there is nothing: withheld is never said as absent. */
export function Nothing({ none, withheld, text, look = 'page', children }: NothingProps): ReactNode {
  const { t, find } = useWords();
  const title = withheld ? (find(`${none}.withheld`) ?? t('nothing.withheld')) : t(none);
  if (look === 'words') return title;
  if (look === 'line') return <p className="soft">{title}</p>;
  return (
    <Empty title={title} text={withheld ? (find(`${none}.withheld.way`) ?? t('nothing.withheld.way')) : text}>
      {!withheld && children}
    </Empty>
  );
}
