import { useTranslation } from 'react-i18next';

/** On paper only: who made the report and who read it. */
export function ReportSignatures() {
  const { t } = useTranslation('insight');
  return (
    <div className="mt-10 hidden break-inside-avoid justify-between gap-8 print:flex">
      {['made-by', 'read-by', 'signed-on'].map((line) => (
        <p key={line} className="flex-1 border-t border-base-content/60 pt-1">
          {t(`daily.sign.${line}`)}
        </p>
      ))}
    </div>
  );
}
