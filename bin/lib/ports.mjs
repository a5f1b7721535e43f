import net from 'node:net';

/** The wanted port on loopback when nobody listens on it, else one the system gives. */
export async function freePort(wanted = 0) {
  const probe = (port) =>
    new Promise((resolve, reject) => {
      const server = net.createServer().once('error', reject);
      server.listen(port ?? 0, '127.0.0.1', () => {
        const { port: found } = server.address();
        server.close(() => resolve(found));
      });
    });
  return probe(wanted).catch(() => probe(0));
}
