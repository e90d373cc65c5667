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
    const second = await serve(port, { anyIfTaken: true });
    expect(second.url).not.toBe(first.url);
    await Promise.all([first.close(), second.close()]);
  });

  it('serves the gallery, whatever stands where it was started or at the root', async () => {
    const server = await serve(0);
    const result = await fetch(`${server.url}api/scenarios/us-25-percent/result`);
    expect(await result.json()).toMatchObject({ scenario: { id: 'us-25-percent' } });
    await server.close();
  });
});
