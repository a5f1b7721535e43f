import { z } from 'zod';
import { safeReturnTo } from './return-to';

/** One message for the next page. It travels as text key and values, so that a forged cookie can't put words on the screen. */
const toastSchema = z.strictObject({
  tone: z.enum(['success', 'info', 'warning', 'error']).default('success'),
  /** i18n key, `namespace:key` */
  key: z.string().max(200).regex(/^[a-z-]+:[\w.-]+$/),
  params: z.record(z.string(), z.union([z.string().max(200), z.number()])).optional(),
  /** A plain POST that takes the change back; offered for `seconds`. */
  undo: z
    .strictObject({
      action: z.string().max(500),
      fields: z.record(z.string(), z.string().max(500)).default({}),
      seconds: z.number().int().min(1).max(120).default(10),
    })
    .optional(),
  /** Tells two equal messages apart. */
  id: z.string().max(60),
});
export type Toast = z.infer<typeof toastSchema>;
export type NewToast = Omit<z.input<typeof toastSchema>, 'id'>;

const COOKIE = 'hf_toast';
const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Lax';

/** Clears the message; sent by the page that shows it. */
export const clearToastCookie = `${COOKIE}=; ${ATTRIBUTES}; Max-Age=0`;

/** The Set-Cookie value that shows a message on the next page, within a minute. */
export function toastCookie(toast: NewToast): string {
  const value = encodeURIComponent(JSON.stringify({ ...toast, id: crypto.randomUUID() }));
  return `${COOKIE}=${value}; ${ATTRIBUTES}; Max-Age=60`;
}

/** The message waiting in a Cookie header; anything unreadable counts as none. */
export function readToast(cookieHeader: string | null): Toast | null {
  const prefix = `${COOKIE}=`;
  const part = cookieHeader?.split(/;\s*/).find((cookie) => cookie.startsWith(prefix));
  if (part === undefined || part === prefix) return null;
  try {
    const parsed = toastSchema.safeParse(JSON.parse(decodeURIComponent(part.slice(prefix.length))));
    if (!parsed.success) return null;
    const { undo } = parsed.data;
    if (undo !== undefined && safeReturnTo(undo.action, '') === '') return null;
    return parsed.data;
  } catch {
    return null;
  }
}

/** Ends an action: go to an own page (303, so that a reload doesn't post again) and say what happened. */
export function redirectWithToast(to: string, toast: NewToast): Response {
  return new Response(null, { status: 303, headers: { Location: to, 'Set-Cookie': toastCookie(toast) } });
}
