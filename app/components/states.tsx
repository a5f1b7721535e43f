import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './class-names';
import { Icon, type IconName } from './icon';

export interface StateProps {
  title: string;
  icon: IconName;
  children?: ReactNode;
  /** Buttons and links: what to do next. */
  actions?: ReactNode;
  headingLevel?: 1 | 2 | 3;
  role?: 'alert' | 'status';
}

function State({ title, icon, children, actions, headingLevel = 2, role }: StateProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div role={role} className="mx-auto flex max-w-md flex-col items-center px-4 py-10 text-center">
      <Icon name={icon} className="mb-2 size-8 text-base-content/60" />
      <Heading className="text-base font-semibold">{title}</Heading>
      {children !== undefined && <div className="mt-1 text-base-content/80">{children}</div>}
      {actions !== undefined && <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}

export type EmptyStateProps = Partial<Omit<StateProps, 'role'>> & {
  /** The list is empty because of its filters. */
  isFiltered?: boolean;
};

/** Nothing to show: says why and what to do. */
export function EmptyState({ isFiltered = false, ...props }: EmptyStateProps) {
  const { t } = useTranslation();
  return (
    <State icon={isFiltered ? 'search' : 'archive'} title={t(isFiltered ? 'states.empty-filtered' : 'states.empty')} {...props}>
      {props.children ?? (isFiltered ? t('states.empty-filtered-hint') : undefined)}
    </State>
  );
}

/** Something failed; shows the number under which it was logged. */
export function ErrorState({ requestId, ...props }: Partial<StateProps> & { requestId?: string | undefined }) {
  const { t } = useTranslation();
  return (
    <State icon="alert" title={t('states.error')} role="alert" {...props}>
      {props.children}
      {requestId !== undefined && (
        <p className="mt-3 text-xs">
          <span className="block font-mono break-all">{t('errors:request-id', { requestId })}</span>
          {t('errors:request-id-hint')}
        </p>
      )}
    </State>
  );
}

/** The role doesn't reach this page or part of a page. */
export function NoPermission(props: Partial<Omit<StateProps, 'role'>>) {
  const { t } = useTranslation();
  return (
    <State icon="lock" title={t('states.forbidden')} {...props}>
      {props.children ?? t('states.forbidden-hint')}
    </State>
  );
}

/** Grey lines in place of content on its way. */
export function Skeleton({ lines = 3, className }: { lines?: number; className?: string }) {
  const { t } = useTranslation();
  return (
    <div role="status" className={cx('space-y-2 py-1', className)}>
      <span className="sr-only">{t('states.loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className={cx('skeleton h-4', index === lines - 1 ? 'w-2/3' : 'w-full')} />
      ))}
    </div>
  );
}

export interface ProgressProps {
  label: string;
  /** Done so far; leave out while the total is unknown. */
  value?: number;
  max?: number;
  tone?: 'primary' | 'success' | 'warning' | 'error';
  isLabelHidden?: boolean;
}

const PROGRESS_TONES = { primary: 'progress-primary', success: 'progress-success', warning: 'progress-warning', error: 'progress-error' };

/** Long work with its figures. */
export function Progress({ label, value, max = 100, tone = 'primary', isLabelHidden = false }: ProgressProps) {
  return (
    <div className="w-full">
      <div className={cx('mb-1 flex justify-between gap-4 text-xs', isLabelHidden && 'sr-only')}>
        <span>{label}</span>
        {value !== undefined && (
          <span>
            {value} / {max}
          </span>
        )}
      </div>
      <progress className={cx('progress block w-full', PROGRESS_TONES[tone])} value={value} max={max} aria-label={label} />
    </div>
  );
}
