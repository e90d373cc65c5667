import { describe, expect, it } from 'vitest';
import { serve } from './serve.ts';

describe('serve', () => {
  it('answers on 127.0.0.1 and stops', async () => {
    const server = await serve(0);
    const response = await fetch(server.url);
    expect(response.status).toBe(200);
    await server.close();
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it('refuses a port that is taken when it was asked for', async () => {
    const first = await serve(0);
    const port = Number(new URL(first.url).port);
    await expect(serve(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await first.close();
  });
});
