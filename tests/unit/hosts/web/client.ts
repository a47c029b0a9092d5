import http from 'node:http';
import net from 'node:net';

/** What came back of a request. */
export type Answer = Readonly<{ status: number; headers: http.IncomingHttpHeaders; body: string }>;

type Ask = Readonly<{
  method?: string;
  headers?: http.OutgoingHttpHeaders;
  /** A list is sent chunk by chunk, without a length. */
  body?: string | Uint8Array | readonly Uint8Array[];
}>;

/** Asks a server on this machine, with any Host and Origin: a browser would not let us. */
export function ask(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body }: Ask = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port, path, method, headers, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    if (Array.isArray(body)) {
      for (const chunk of body) request.write(chunk);
      request.end();
    } else {
      request.end(body);
    }
  });
}

/** Sends bytes as they are and gives what comes back before the connection ends. */
export function sendRaw(port: number, bytes: string, waitMs = 1000): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
    setTimeout(() => socket.destroy(), waitMs).unref();
  });
}
