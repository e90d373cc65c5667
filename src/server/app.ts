import { Hono, type Context } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { trimTrailingSlash } from 'hono/trailing-slash';
import { renderReport, type NavEntry } from '../charts/index.ts';
import {
  builtinWorlds,
  defaultScenario,
  gallery,
  InputError,
  type GalleryEntry,
  type Result,
} from '../lab/index.ts';

/** A page of another site that has its name point here must not read the lab (DNS rebinding). */
const ownNames: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost']);

/** A report asks for nothing: its styles are inline, its icon is a data address, it runs no script. */
const selfContained = {
  defaultSrc: ["'none'"],
  styleSrc: ["'unsafe-inline'"],
  imgSrc: ['data:'],
  baseUri: ["'none'"],
  formAction: ["'none'"],
};

/** What the app needs of the lab; tests pass their own. */
export interface LabAccess {
  /** Runs a scenario of the gallery; may remember what it ran. */
  readonly run: (id: string) => Result;
}

/**
 * The lab over HTTP, on Web-standard requests and responses. What comes with the package does not change while it is
 * served: lists are read once, and a page is drawn once.
 *
 *     GET /                           report of the default scenario
 *     GET /scenarios/:id              report of a scenario of the gallery
 *     GET /api/scenarios              the gallery
 *     GET /api/scenarios/:id/result   reroute.result/1
 *     GET /api/worlds                 the built-in economies
 */
export function createApp({ run }: LabAccess): Hono {
  const app = new Hono();
  const scenarios = gallery();
  const worlds = builtinWorlds();
  const pages = new Map<string, string>();
  const known = (id: string): boolean => scenarios.some((entry) => entry.id === id);

  const page = (c: Context, id: string): Response | Promise<Response> => {
    const html = pages.get(id) ?? renderReport(run(id), { nav: navigation(scenarios, id) });
    pages.set(id, html);
    return c.html(html);
  };
  app.use(secureHeaders({ contentSecurityPolicy: selfContained }));
  app.use(trimTrailingSlash());
  app.use(async (c, next) => {
    if (ownNames.has(new URL(c.req.url).hostname)) return next();
    return c.text('The lab answers on 127.0.0.1 and localhost only.\n', 403);
  });
  app.get('/', (c) => page(c, defaultScenario));
  app.get('/scenarios/:id', (c) => {
    const id = c.req.param('id');
    return known(id) ? page(c, id) : c.notFound();
  });

  app.get('/api/scenarios', (c) =>
    c.json(scenarios.map(({ id, title, available }) => ({ id, title, available }))),
  );
  app.get('/api/scenarios/:id/result', (c) => {
    const id = c.req.param('id');
    return known(id) ? c.json(run(id)) : c.notFound();
  });
  app.get('/api/worlds', (c) =>
    c.json(
      worlds.map(({ id, title, year, regions, sectors }) => ({
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
    if (error instanceof InputError) return c.text(`${error.message}\n`, 422);
    console.error(error);
    return c.text('A defect of ours; the server printed what happened.\n', 500);
  });
  return app;
}

function navigation(scenarios: readonly GalleryEntry[], current: string): NavEntry[] {
  return scenarios
    .filter(({ available }) => available)
    .map(({ id, title }) => ({
      href: id === defaultScenario ? '/' : `/scenarios/${id}`,
      label: title,
      current: id === current,
    }));
}
