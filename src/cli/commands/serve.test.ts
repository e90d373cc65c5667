import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { command } from '../testing/command.ts';
import { listenRefusal } from './serve.ts';

it('a port that is taken is wrong input, without a stack', async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const { port } = other.address() as AddressInfo;
  const { status, out, err } = await command('serve', '--port', String(port));
  await new Promise((done) => other.close(done));
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(err).toBe(
    `port ${port} is taken — choose another with --port, or --port 0 for any free one\n`,
  );
});

it.each([
  ['EACCES', /^port 80 may not be used without further rights — choose another/u],
  ['EADDRNOTAVAIL', /^the lab cannot be served: listen EADDRNOTAVAIL — choose another/u],
])('so is whatever the system says of it: %s', (code, words) => {
  const error = Object.assign(new Error(`listen ${code}`), { code, syscall: 'listen', port: 80 });
  expect(listenRefusal(error)?.message).toMatch(words);
});

it('an error of another kind stays what it is', () => {
  expect(listenRefusal(Object.assign(new Error('read'), { code: 'EIO', syscall: 'read' }))).toBe(
    undefined,
  );
});
