import { createServer, type Socket } from 'node:net';

/**
 * What the server's relay is compared with: a program that joins every connection with the next one and passes bytes
 * between the two, unread.
 */
let waiting: Socket | null = null;

const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => socket.destroy());
  if (waiting === null) {
    waiting = socket;
    return;
  }
  waiting.pipe(socket).pipe(waiting);
  waiting = null;
});

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify(server.address())}\n`);
});
