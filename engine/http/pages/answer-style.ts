import { createHash } from 'node:crypto';

/**
 * How the customer's page looks: the board's colours as they are in Garden, one narrow column, and
 * nothing that has to be loaded.
 */
export const ANSWER_STYLE = `
:root{color-scheme:light dark;--back:#f8f9f9;--card:#fff;--text:#293239;--soft:#5c6970;
--line:#d8dcde;--edge:#848f99;--main:#1f73b7;--on-main:#fff}
@media (prefers-color-scheme:dark){:root{--back:#151a1e;--card:#1c2227;--text:#d8dcde;
--soft:#919ca5;--line:#39434b;--edge:#848f99;--main:#2694d6;--on-main:#151a1e}}
*{box-sizing:border-box}
html{background:var(--back);-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:36rem;padding:1rem;color:var(--text);
font:1rem/1.5 system-ui,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1rem;color:var(--soft);
font-size:.875rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin:0;padding:0;list-style:none}
nav [aria-current]{color:var(--text);font-weight:600;text-decoration:none}
a{color:inherit;text-underline-offset:2px}
main{margin:1rem 0;padding:1.25rem 1rem;border:1px solid var(--line);border-radius:.5rem;
background:var(--card)}
h1{margin:0 0 .75rem;font-size:1.375rem;line-height:1.3}
h2{margin:1.5rem 0 .25rem;font-size:1rem}
p{margin:0 0 .75rem}
main>:last-child{margin-bottom:0}
table{width:100%;margin:1rem 0;border-collapse:collapse}
caption{padding-bottom:.25rem;color:var(--soft);text-align:start}
th,td{padding:.5rem 0;border-top:1px solid var(--line);font-weight:400;text-align:start;
vertical-align:top}
td{padding-inline-start:1rem;text-align:end;white-space:nowrap}
.sum th,.sum td{font-weight:600}
.soft{color:var(--soft);font-size:.875rem}
td .soft{display:block}
.acts{display:flex;flex-wrap:wrap;gap:.75rem;margin:1.25rem 0 1rem}
form{flex:1 1 12rem}
button{width:100%;min-height:2.75rem;padding:.5rem 1rem;border:1px solid var(--edge);
border-radius:.25rem;background:none;color:inherit;font:inherit;font-weight:600;cursor:pointer}
.main{border-color:var(--main);background:var(--main);color:var(--on-main)}
:is(a,button):focus-visible{outline:2px solid var(--main);outline-offset:2px}
@media print{.acts,nav{display:none}}
`;

/** The page may use this style and nothing else: no script, no picture, no address but its own. */
export const ANSWER_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(ANSWER_STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
