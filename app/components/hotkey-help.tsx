import { useTranslation } from 'react-i18next';
import { Dialog, useDialog } from './dialog';
import { useHotkeyList, useHotkeys } from './hotkeys';
import { Kbd } from './kbd';

export const HOTKEY_HELP_ID = 'hotkey-help';
const GROUPS = ['page', 'navigation', 'general'] as const;

/** The `?` dialog: every key that works on this page, and the switch for single keys. */
export function HotkeyHelp() {
  const { t } = useTranslation();
  const { open } = useDialog(HOTKEY_HELP_ID);
  useHotkeys([{ keys: '?', label: t('hotkeys.open'), group: 'general', run: open }]);
  const { hotkeys, charactersOn, setCharacters } = useHotkeyList();

  return (
    <Dialog id={HOTKEY_HELP_ID} title={t('hotkeys.title')}>
      {GROUPS.map((group) => {
        const keys = hotkeys.filter((hotkey) => (hotkey.group ?? 'page') === group);
        if (keys.length === 0) return null;
        return (
          <section key={group} className="mb-3">
            <h3 className="mb-1 text-xs font-semibold text-base-content/75">{t(`hotkeys.${group}`)}</h3>
            <dl>
              {keys.map((hotkey) => (
                <div key={`${hotkey.keys} ${hotkey.label}`} className="flex items-center justify-between gap-4 py-1">
                  <dt>{hotkey.label}</dt>
                  <dd>
                    <Kbd keys={hotkey.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
      <label className="flex items-center gap-2 border-t border-base-content/12 pt-3">
        <input
          type="checkbox"
          className="checkbox checkbox-sm"
          checked={charactersOn}
          onChange={(event) => setCharacters(event.currentTarget.checked)}
        />
        {t('hotkeys.enabled')}
      </label>
    </Dialog>
  );
}
