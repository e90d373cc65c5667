import { escapeText } from './escape.ts';
import { reportStyle } from './report-style.ts';

/** A self-contained HTML page: no script, no request, works from a file. */
export interface HtmlPage {
  readonly title: string;
  /** Of Reroute. */
  readonly version: string;
  /** Links to other pages, as HTML. */
  readonly navigation?: string;
  /** What stands below the title, as HTML. */
  readonly body: readonly string[];
  /** What the numbers are against. */
  readonly footer: string;
}

export function htmlPage({ title, version, navigation = '', body, footer }: HtmlPage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Reroute ${escapeText(version)}">
<link rel="icon" href="data:,">
<title>${escapeText(title)} · Reroute</title>
<style>
${reportStyle}
</style>
</head>
<body>
<header>
<a class="skip" href="#main">Skip to the result</a>
${navigation}
</header>
<main id="main" tabindex="-1">
<h1>${escapeText(title)}</h1>
${body.join('\n')}
</main>
<footer>Made by Reroute ${escapeText(version)}. ${escapeText(footer)}</footer>
</body>
</html>
`;
}
