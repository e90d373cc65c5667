import { dark, light, pictureThemeCss } from './palette.ts';

const variables = (colours: typeof light | typeof dark): string =>
  Object.entries(colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

/** The report's style sheet: one page, light and dark, printed always on light paper. */
export const reportStyle = `
:root{color-scheme:light dark;${variables(light)};--link:#0b5cad;--warning:#8a4b00;--stop:#b3261e;--stop-paper:#fdecea}
*{box-sizing:border-box}
body{margin:0;overflow-wrap:anywhere;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
header,main,footer{max-width:1180px;margin:0 auto;padding:0 16px}
@media (max-width:400px){header,main,footer{padding:0 10px}}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{position:static;display:inline-block;padding:8px 0}
nav ul{display:flex;flex-wrap:wrap;gap:4px 20px;margin:0;padding:12px 0;list-style:none;border-bottom:1px solid var(--grid);font-size:.9rem}
nav a{display:inline-block;padding:4px 0}
nav a[aria-current]{color:var(--ink);font-weight:600;text-decoration:none;border-bottom:2px solid var(--gain)}
h1{margin:28px 0 4px;font-size:1.1rem;font-weight:600;color:var(--muted);line-height:1.35}
h2{margin:40px 0 8px;font-size:1.2rem}
.lead{margin:0 0 8px;font-size:clamp(1.2rem,1rem + 1vw,1.65rem);line-height:1.35;font-weight:600;max-width:62rem;text-wrap:pretty}
.status,footer{color:var(--muted);font-size:.9rem}
.note{max-width:46rem}
.warnings{margin:16px 0;padding:10px 16px;border-left:4px solid var(--warning)}
.warnings h2{margin:0 0 4px;font-size:1rem}
.warnings ul{margin:0;padding-left:1.2em}
.stop{margin:20px 0;padding:16px 20px;border:2px solid var(--stop);background:var(--stop-paper);color:var(--ink);max-width:46rem}
.stop p{margin:0 0 8px}.stop p:last-child{margin:0}
.stop strong{color:var(--stop);font-size:1.25rem}
.figures{display:grid;gap:32px 28px;grid-template-columns:repeat(auto-fit,minmax(min(100%,540px),1fr));align-items:start;margin-top:28px}
figure{margin:0;min-width:0}
figure svg{display:block;max-width:100%;height:auto}
.wide svg{width:100%;max-width:640px}
.narrow{display:none}
@media screen and (max-width:600px){.wide{display:none}.narrow{display:block}}
.scroll{overflow-x:auto}
table{overflow-wrap:normal;border-collapse:collapse;font-size:.82rem;font-variant-numeric:tabular-nums;line-height:1.35}
caption,tbody th{overflow-wrap:anywhere}
caption{text-align:left;color:var(--muted);padding:0 0 8px;caption-side:top}
caption span{display:block;position:sticky;left:0;max-width:min(1148px,100vw - 20px)}
th,td{padding:4px 8px;text-align:right;vertical-align:bottom}
thead th{font-weight:600}
thead tr:first-child th[colspan]{text-align:center;border-bottom:1px solid var(--axis)}
thead tr:last-child th{border-bottom:1px solid var(--axis)}
tbody th{text-align:left;font-weight:400;min-width:8rem}
th:first-child{position:sticky;left:0;background:var(--paper);text-align:left}
thead tr+tr th:first-child{position:static;text-align:right}
tbody tr+tr>*{border-top:1px solid var(--grid)}
tbody+tbody tr:first-child>*{border-top:1px solid var(--axis)}
.total>*{font-weight:600}
tbody .heading th{padding-top:14px;font-weight:600;color:var(--muted)}
.start{border-left:1px solid var(--axis)}
.answer{font-weight:600}
.formula{color:var(--muted)}
summary{cursor:pointer;padding:8px 0;font-weight:600}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;font-size:.9rem;margin:0}
dt{color:var(--muted)}
dd{margin:0;overflow-wrap:anywhere}
@media (max-width:600px){dl{grid-template-columns:1fr}dd{margin-bottom:6px}}
footer{padding-top:24px;padding-bottom:32px}
@media screen and (prefers-color-scheme:dark){
:root{${variables(dark)};--link:#7cb8f5;--warning:#e0a458;--stop:#ff8a80;--stop-paper:#3a1714}
${pictureThemeCss('body')}
}
@media print{
:root{color-scheme:light}
body{font-size:10pt}
nav,.skip{display:none}
.lead{font-size:16pt}
.figures{grid-template-columns:1fr 1fr;gap:16px}
.wide{display:none}
.narrow{display:block}
figure,tr,.stop,.warnings{break-inside:avoid}
.scroll{overflow:visible}
table{font-size:6.5pt}
.status,.note,dl{font-size:8pt}
th,td{padding:2px 3px}
tbody th{min-width:9em}
details::details-content{content-visibility:visible;block-size:auto}
summary{list-style:none}
}
`.trim();
