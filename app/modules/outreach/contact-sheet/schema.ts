/** A line of the callback management sheet (F-01). Dates are civil dates, instants ISO text. */
export interface SheetLine {
  customerNumber: string | null;
  customerName: string | null;
  phone: string | null;
  recordNumber: string | null;
  vin: string | null;
  plate: string | null;
  model: string | null;
  home: string | null;
  orgUnit: string | null;
  tier: number | null;
  occurredOn: string | null;
  invoicedOn: string | null;
  rule: string;
  kind: string | null;
  level: number | null;
  openOn: string;
  targetOn: string;
  closeOn: string;
  status: string;
  reason: string | null;
  agent: string | null;
  attempts: number;
  lastOutcome: string | null;
  scoreNumerator: number | null;
  scoreDenominator: number | null;
  complaint: boolean;
  nextAt: string | null;
  finishedOn: string | null;
}
