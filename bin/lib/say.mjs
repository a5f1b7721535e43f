/** A refusal the person at the terminal can act on; shown without a stack. */
export class LaunchError extends Error {}

/** One line of progress. */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** Ends the program with a clear message: expected refusals as text, bugs with their stack. */
export function failWith(error) {
  const text = error instanceof LaunchError ? error.message : (error?.stack ?? String(error));
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
}
