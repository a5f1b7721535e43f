import { listParams } from '#app/lib/list-params';
import { dailyReportInput, LINE_FILTERS, REPORT_PARAMS, type DailyFigures, type DailyLine, type DailyReportInput, type LineFilter } from './schema';

/** The figures are counted from the very lines that stand below them, so that each figure opens its rows. */
export function figuresOf(lines: readonly DailyLine[]): DailyFigures {
  const count = (filter: LineFilter): number => lines.filter((line) => isIn(filter, line)).length;
  const failed = new Map<string, number>();
  for (const { outcome } of lines) {
    if (outcome !== null && outcome !== 'reached') failed.set(outcome, (failed.get(outcome) ?? 0) + 1);
  }
  const score = { numerator: 0, denominator: 0 };
  for (const line of lines) {
    score.numerator += line.score?.numerator ?? 0;
    score.denominator += line.score?.denominator ?? 0;
  }
  return {
    due: count('due'),
    called: count('called'),
    dials: lines.reduce((sum, { attempts }) => sum + attempts, 0),
    reached: count('reached'),
    failed: [...failed].sort(([left], [right]) => (left < right ? -1 : 1)).map(([outcome, number]) => ({ outcome, count: number })),
    score,
    opinions: count('opinions'),
    issues: count('issues'),
    leftOver: count('left-over'),
  };
}

/** Whether a line belongs to a figure. */
export function isIn(filter: LineFilter, line: DailyLine): boolean {
  switch (filter) {
    case 'due':
      return line.due;
    case 'called':
      return line.outcome !== null;
    case 'reached':
      return line.outcome === 'reached';
    case 'failed':
      return line.outcome !== null && line.outcome !== 'reached';
    case 'scored':
      return line.score !== null;
    case 'opinions':
      return line.opinion !== null;
    case 'issues':
      return line.complaint || line.lowScore;
    case 'left-over':
      return line.leftOver;
  }
}

/** What a report's address asks for. One that somebody edited shows today's report instead of an error page. */
export function reportParams(url: string): { query: DailyReportInput; show: LineFilter | null } {
  const { member: membershipId, show, ...rest } = listParams(url, REPORT_PARAMS);
  const parsed = dailyReportInput.safeParse({ ...rest, membershipId });
  return { query: parsed.success ? parsed.data : {}, show: LINE_FILTERS.find((filter) => filter === show) ?? null };
}

export function reportHref(params: { date: string; rule: string; member?: string | undefined; show?: LineFilter }): string {
  const filled = Object.entries(params).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/reports/daily?${new URLSearchParams(filled).toString()}`;
}
