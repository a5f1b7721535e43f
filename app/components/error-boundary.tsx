import { isRouteErrorResponse, Link, useLocation, useRouteError, useRouteLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ErrorState, NoPermission } from './states';

/** What a thrown Response of ours carries (lib/page-error); a foreign one may carry anything. */
interface ShownProblem {
  status: number;
  reason?: string;
  params?: Record<string, string | number>;
  requestId?: string;
}

function readProblem(error: unknown): ShownProblem {
  if (!isRouteErrorResponse(error)) return { status: 500 };
  const data: unknown = error.data;
  if (typeof data !== 'object' || data === null || !('reason' in data)) return { status: error.status };
  const { reason, params, requestId } = data as Omit<ShownProblem, 'status'>;
  return { status: error.status, ...(reason === undefined ? {} : { reason }), ...(params === undefined ? {} : { params }), ...(requestId === undefined ? {} : { requestId }) };
}

const KNOWN = new Set([401, 403, 404, 409, 422, 429, 503]);
const DEFAULT_REASONS: Record<number, string> = {
  401: 'errors:unauthenticated',
  403: 'errors:forbidden',
  404: 'errors:page.404.text',
  409: 'errors:conflict',
  422: 'errors:invalid-input',
  429: 'errors:rate-limited',
  503: 'errors:unavailable',
};

/** The content of an error page. Routes use it in one line: `export { PageErrorBoundary as ErrorBoundary } from '#app/components/error-boundary'`. */
export function PageErrorBoundary() {
  const { t } = useTranslation();
  const location = useLocation();
  const root = useRouteLoaderData('root');
  const problem = readProblem(useRouteError());
  const status = KNOWN.has(problem.status) ? problem.status : problem.status === 400 ? 422 : 500;
  const text = t(problem.reason ?? DEFAULT_REASONS[status] ?? 'errors:internal', problem.params ?? {});
  const rootRequestId =
    typeof root === 'object' && root !== null && 'requestId' in root && typeof root.requestId === 'string' ? root.requestId : undefined;
  const here = location.pathname + location.search;
  const home = (
    <Link to="/" className="btn">
      {t('errors:page.home')}
    </Link>
  );

  if (status === 401) {
    return (
      <ErrorState
        title={t('errors:page.401.title')}
        icon="lock"
        headingLevel={1}
        actions={
          <Link to={`/sign-in?returnTo=${encodeURIComponent(here)}`} className="btn btn-primary">
            {t('errors:page.401.action')}
          </Link>
        }
      >
        {text}
      </ErrorState>
    );
  }
  if (status === 403) {
    return (
      <NoPermission title={t('errors:page.403.title')} headingLevel={1} actions={home}>
        {text} {t('states.forbidden-hint')}
      </NoPermission>
    );
  }
  const canReload = status === 409 || status >= 500;
  return (
    <ErrorState
      title={t(`errors:page.${status}.title`)}
      icon={status === 404 ? 'search' : 'alert'}
      headingLevel={1}
      // a mistyped address is nobody's failure: no number to report
      requestId={status === 404 ? undefined : (problem.requestId ?? rootRequestId)}
      actions={
        <>
          {canReload && (
            // a full load, since what failed may be the script itself
            <a href={here} className="btn btn-primary">
              {t(`errors:page.${status}.action`)}
            </a>
          )}
          {home}
        </>
      }
    >
      {text}
    </ErrorState>
  );
}
