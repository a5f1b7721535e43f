import type { ReactNode } from 'react';

/** One group of settings under its heading; a native group, so that a screen reader hears where it stands. */
export function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0 border-t border-base-content/12 pt-3 first-of-type:border-t-0 first-of-type:pt-0">
      <legend className="float-left mb-2 w-full text-[0.9375rem] font-semibold">
        {title}
        {hint !== undefined && <span className="block text-xs font-normal text-base-content/75">{hint}</span>}
      </legend>
      <div className="clear-both space-y-3">{children}</div>
    </fieldset>
  );
}
