import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'wouter';

type Look = 'main' | 'plain' | 'quiet' | 'danger';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: Look;
}

export function Button({ look = 'plain', className = '', type = 'button', ...rest }: ButtonProps): ReactNode {
  return <button type={type} className={`button button-${look} ${className}`} {...rest} />;
}

export interface LinkButtonProps {
  readonly to: string;
  readonly look?: Look;
  readonly children: ReactNode;
}

export function LinkButton({ to, look = 'plain', children }: LinkButtonProps): ReactNode {
  return (
    <Link href={to} className={`button button-${look}`}>
      {children}
    </Link>
  );
}
