import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface TestMailServer {
  url: string;
  mails: ParsedMail[];
  /** While true, every mail is refused as a full server would. */
  refuse: boolean;
  stop(): Promise<void>;
}

/** A real SMTP server of this test only: what it takes is what the product sent over the wire. */
export async function startMailServer(): Promise<TestMailServer> {
  const mails: ParsedMail[] = [];
  const state: TestMailServer = { url: '', mails, refuse: false, stop: () => new Promise((done) => server.close(done)) };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(state.refuse ? Object.assign(new Error('mailbox full'), { responseCode: 452 }) : null),
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        mails.push(mail);
        done();
      }, done);
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  state.url = `smtp://127.0.0.1:${address.port}`;
  return state;
}
