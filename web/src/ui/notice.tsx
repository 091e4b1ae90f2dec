import type { ReactNode } from 'react';
import { Icon } from './icon';

export interface NoticeProps {
  readonly kind?: 'calm' | 'warning' | 'wrong' | 'good';
  readonly children: ReactNode;
  readonly role?: 'status' | 'alert';
}

export function Notice({ kind = 'calm', children, role }: NoticeProps): ReactNode {
  return (
    <div className={`notice notice-${kind}`} role={role}>
      {kind !== 'calm' && <Icon name={kind === 'good' ? 'check' : 'warning'} />}
      <div>{children}</div>
    </div>
  );
}
