import { spawn, type ChildProcess } from 'node:child_process';
import { openSync } from 'node:fs';
import { once } from 'node:events';

/** Worker processes of this run; whoever dies is replaced at once. Only processes started here are ever signalled. */
export class Fleet {
  private readonly members = new Set<ChildProcess>();
  private isEnding = false;
  private readonly log: number;
  /** Deaths that nobody here caused. */
  unexpected = 0;
  private readonly struck = new Set<number>();

  constructor(private readonly program: string, private readonly args: readonly string[], size: number, logFile: string) {
    this.log = openSync(logFile, 'a');
    for (let member = 0; member < size; member += 1) this.start();
  }

  private start(): void {
    const child = spawn(process.execPath, ['--enable-source-maps', this.program, ...this.args], {
      env: { ...process.env, LOG_LEVEL: 'warn' },
      stdio: ['ignore', this.log, this.log, 'ipc'],
    });
    this.members.add(child);
    child.once('exit', () => {
      this.members.delete(child);
      if (child.pid === undefined || !this.struck.delete(child.pid)) this.unexpected += 1;
      if (!this.isEnding) this.start();
    });
  }

  pids(): number[] {
    return [...this.members].flatMap((child) => child.pid ?? []);
  }

  /** False when the process isn't (any longer) one of ours. */
  strike(pid: number, signal: 'SIGKILL' | 'SIGTERM'): boolean {
    const child = [...this.members].find((member) => member.pid === pid);
    if (!child || child.exitCode !== null || child.signalCode !== null) return false;
    this.struck.add(pid);
    return child.kill(signal);
  }

  /** Asks all to end, and waits. */
  async end(): Promise<void> {
    this.isEnding = true;
    await Promise.all(
      [...this.members].map(async (child) => {
        if (child.pid !== undefined) this.struck.add(child.pid);
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      }),
    );
  }
}
