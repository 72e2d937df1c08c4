/**
 * Loaded before a server that listens on all interfaces and has no option for it: whatever it asks for, it gets a free port
 * of 127.0.0.1, which is sent to the parent process.
 */
import { Server } from 'node:net';

const { listen } = Server.prototype;

Reflect.set(Server.prototype, 'listen', function (this: Server, ...args: unknown[]): Server {
  const ready = args.find((argument) => typeof argument === 'function');
  this.once('listening', () => {
    const address = this.address();
    if (typeof address === 'object' && address) process.send?.(address.port);
    if (typeof ready === 'function') Reflect.apply(ready, this, []);
  });
  Reflect.apply(listen, this, [0, '127.0.0.1']);
  return this;
});
