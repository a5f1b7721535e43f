import type { ReactNode } from 'react';
import { cx } from './class-names';

export interface CardProps {
  title?: ReactNode;
  /** Small line under the title. */
  description?: ReactNode;
  /** Buttons and links on the title's line. */
  actions?: ReactNode;
  /** Content reaches the edges: for tables. */
  isFlush?: boolean;
  as?: 'section' | 'article' | 'div';
  headingLevel?: 2 | 3;
  className?: string;
  children?: ReactNode;
}

export function Card({ title, description, actions, isFlush = false, as: Element = 'section', headingLevel = 2, className, children }: CardProps) {
  const Heading = `h${headingLevel}` as const;
  const hasHead = title !== undefined || actions !== undefined;
  return (
    <Element className={cx('card-box rounded-box border border-base-content/12 bg-base-100', className)}>
      {hasHead && (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 pt-3 pb-2">
          <div className="min-w-0">
            {title !== undefined && <Heading className="text-[0.9375rem] font-semibold">{title}</Heading>}
            {description !== undefined && <p className="text-xs text-base-content/75">{description}</p>}
          </div>
          {actions !== undefined && <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>}
        </div>
      )}
      <div className={isFlush ? undefined : cx('px-4 pb-4', !hasHead && 'pt-4')}>{children}</div>
    </Element>
  );
}
