import { useEffect, useRef, type ReactNode } from 'react';

export interface PageTitleProps {
  readonly title: string;
  readonly product: string;
  readonly children?: ReactNode;
}

/** The one h1 of a page. It names the tab and takes the focus, so that a new page is announced; never a child's name. */
export function PageTitle({ title, product, children }: PageTitleProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <header className="page-head">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children !== undefined && <div className="page-actions">{children}</div>}
    </header>
  );
}
