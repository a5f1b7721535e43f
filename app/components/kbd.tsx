import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { describeKeys } from './hotkey-matching';

/** Keys as caps: "mod+Enter" is Ctrl Enter, "g q" is g then q. */
export function Kbd({ keys }: { keys: string }) {
  const { t } = useTranslation();
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {describeKeys(keys).map((step, index) => (
        <Fragment key={index}>
          {index > 0 && <span className="text-xs text-base-content/75">{t('hotkeys.then')}</span>}
          {step.map((part) => (
            <kbd key={part} className="kbd kbd-sm">
              {part}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
