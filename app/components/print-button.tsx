import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Prints the page. Without script the browser's own menu prints, and a dead button would only irritate. */
export function PrintButton() {
  const { t } = useTranslation();
  const [canPrint, setCanPrint] = useState(false);
  useEffect(() => setCanPrint(true), []);
  if (!canPrint) return null;
  return (
    <button type="button" className="btn btn-sm print:hidden" onClick={() => window.print()}>
      {t('actions.print')}
    </button>
  );
}
