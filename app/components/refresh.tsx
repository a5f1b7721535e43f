import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/** Reads the page's data again every so often while somebody looks at it. Without script the page stays as it is. */
export function Refresh({ everySeconds }: { everySeconds: number }) {
  const revalidator = useRevalidator();
  const latest = useRef(revalidator);
  useEffect(() => {
    latest.current = revalidator;
  });
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && latest.current.state === 'idle') latest.current.revalidate();
    }, everySeconds * 1_000);
    return () => clearInterval(timer);
  }, [everySeconds]);
  return null;
}
