import { identify, isRunning, recordOf } from './process-identity.mjs';

/**
 * Calls onGone when the npm that started this launcher is killed without a chance to pass the signal on;
 * otherwise the product would run on unseen. Does nothing when npm did not start us.
 */
export function watchNpm(onGone) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const ancestors = npmAncestors();
  const timer = setInterval(() => {
    if (ancestors.every(isRunning)) return;
    clearInterval(timer);
    onGone();
  }, 300);
  timer.unref();
}

/** The shell npm runs scripts in (if it is still there) and npm itself. */
function npmAncestors() {
  const parent = process.ppid;
  const found = identify(parent);
  if (!found) return [];
  const isShell = /(^|\/)(sh|bash|dash|zsh|ash)\b/.test(found.command.split(' ')[0]);
  return isShell && found.parent > 1 ? [recordOf(parent), recordOf(found.parent)] : [recordOf(parent)];
}
