import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { env } from './env.server';
import { logger } from './logger.server';
import { renderText, type TemplateData } from './render.server';

/** `preview` where no SMTP server is configured: mails are written to DATA_DIR/mail instead of being sent. */
export type MailMode = 'smtp' | 'preview';

export function mailMode(): MailMode {
  return env().SMTP_URL ? 'smtp' : 'preview';
}

export interface Mail {
  to: { name: string; address: string };
  subject: string;
  text: string;
  /** The same over every repetition of a delivery, so that a doubled mail can be told as one. */
  key: string;
}

let smtp: Transporter | undefined;

function transport(): Transporter {
  // A dead server fails the job instead of holding its place; the job is tried again later.
  smtp ??= createTransport({ url: env().SMTP_URL, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 });
  return smtp;
}

/** Sends a mail, or writes it down in preview mode. Throws when the server refuses it. */
export async function sendMail(mail: Mail): Promise<void> {
  const message: SendMailOptions = {
    from: env().MAIL_FROM,
    to: mail.to,
    subject: mail.subject.replace(/[\r\n]+/g, ' '),
    text: mail.text,
    messageId: `<${mail.key.replace(/[^\w.-]/g, '-')}@${new URL(env().baseUrl).hostname}>`,
    // Answering machines keep quiet (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
  if (mailMode() === 'smtp') {
    await transport().sendMail(message);
    return;
  }
  const folder = join(env().DATA_DIR, 'mail');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { message: raw } = await createTransport({ streamTransport: true, buffer: true }).sendMail(message);
  const file = join(folder, `${new Date().toISOString().replaceAll(':', '')}-${mail.key.replace(/[^\w.-]/g, '-')}.eml`);
  await writeFile(file, raw, { mode: 0o600 });
  logger.info({ event: 'mail-preview', file }, 'no mail server is configured; the mail was written to a file');
}

/** Our own mail texts: `templates/messages/<code>.<locale>.hbs`, the first line is the subject. */
export async function renderMail(code: string, locale: string, data: TemplateData): Promise<{ subject: string; text: string }> {
  const source = await readFile(resolve('templates/messages', `${code}.${locale}.hbs`), 'utf8');
  const [subject = '', ...body] = renderText(source, data).split('\n');
  return { subject: subject.trim(), text: body.join('\n').trim() };
}
