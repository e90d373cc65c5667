import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['redis-server', 'valkey-server'];

/** The path of a Redis or Valkey server on this machine, or undefined. A path given by the user must exist. */
export function findRedis(): string | undefined {
  const given = process.env['REDIS_SERVER'];
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`REDIS_SERVER is ${given}, and there is no such file`);
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}
