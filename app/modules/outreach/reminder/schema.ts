import { z } from 'zod';

export const dismissReminderInput = z.strictObject({ id: z.uuid() });

/** An agreed time has come. `promisedAt` is ISO text. */
export interface DueReminder {
  id: string;
  contactId: string;
  promisedAt: string;
  customerName: string | null;
}
