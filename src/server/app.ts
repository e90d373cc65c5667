import { Hono, type Context } from 'hono';
import { renderReport, type NavEntry } from '../charts/index.ts';
import { builtinWorlds, defaultScenario, gallery, WorldError, type Result } from '../lab/index.ts';

/** What the app needs of the lab; tests pass their own. */
export interface LabAccess {
  /** Runs a scenario of the gallery; may remember what it ran. */
  readonly run: (id: string) => Result;
}

/**
 * The lab over HTTP, on Web-standard requests and responses:
 *
 *     GET /                           report of the default scenario
 *     GET /scenarios/:id              report of a scenario of the gallery
 *     GET /api/scenarios              the gallery
 *     GET /api/scenarios/:id/result   reroute.result/1
 *     GET /api/worlds                 the built-in economies
 */
export function createApp({ run }: LabAccess): Hono {
  const app = new Hono();
  const known = (id: string): boolean => gallery().some((entry) => entry.id === id);

  const page = (c: Context, id: string): Response | Promise<Response> =>
    c.html(renderReport(run(id), { nav: navigation(id) }));
  app.get('/', (c) => page(c, defaultScenario));
  app.get('/scenarios/:id', (c) => {
    const id = c.req.param('id');
    return known(id) ? page(c, id) : c.notFound();
  });

  app.get('/api/scenarios', (c) =>
    c.json(gallery().map(({ id, title, available }) => ({ id, title, available }))),
  );
  app.get('/api/scenarios/:id/result', (c) => {
    const id = c.req.param('id');
    return known(id) ? c.json(run(id)) : c.notFound();
  });
  app.get('/api/worlds', (c) =>
    c.json(
      builtinWorlds().map(({ id, title, year, regions, sectors }) => ({
        id,
        title,
        year,
        regions,
        sectors,
      })),
    ),
  );

  app.notFound((c) => c.text('There is no such page. The lab starts at /.\n', 404));
  app.onError((error, c) => {
    if (error instanceof WorldError) return c.text(`${error.message}\n`, 422);
    console.error(error);
    return c.text('A defect of ours; the server printed what happened.\n', 500);
  });
  return app;
}

function navigation(current: string): NavEntry[] {
  return gallery()
    .filter(({ available }) => available)
    .map(({ id, title }) => ({
      href: id === defaultScenario ? '/' : `/scenarios/${id}`,
      label: title,
      current: id === current,
    }));
}
