import { Link } from '@remix-run/react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A page made for paper: no frame of the product around it, a way back and a print button on the screen only. */
export function PrintFrame({ backHref, backLabel, children }: { backHref: string; backLabel: string; children: ReactNode }) {
  const { t } = useTranslation();
  const [canPrint, setCanPrint] = useState(false);
  // Without script the browser's own menu prints; a dead button would only irritate.
  useEffect(() => setCanPrint(true), []);
  return (
    <main id="main" className="min-h-dvh py-4">
      <div className="mx-auto mb-3 flex max-w-[46rem] items-center justify-between gap-4 px-4 print:hidden">
        <Link to={backHref} className="link">
          ← {backLabel}
        </Link>
        {canPrint && (
          <button type="button" className="btn btn-primary btn-sm" onClick={() => window.print()}>
            {t('actions.print')}
          </button>
        )}
      </div>
      {children}
    </main>
  );
}
