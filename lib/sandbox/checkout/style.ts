/** Another house than any shop: cool grey, one Gothic, rounded corners. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#eceef2, #13161b);
  --card: light-dark(#ffffff, #1c2027);
  --wash: light-dark(#f6f7f9, #171a20);
  --ink: light-dark(#1b2130, #e8ebf0);
  --muted: light-dark(#566070, #a7b0be);
  --line: light-dark(#dce0e7, #343b47);
  --main: light-dark(#1b2130, #e8ebf0);
  --on-main: light-dark(#ffffff, #13161b);
  --danger: light-dark(#9d2a1e, #f2a597);
  --edge: light-dark(#8a93a3, #6f7a8b);
  --focus: light-dark(#1d5fd1, #8db8ff);
}
* { box-sizing: border-box; margin: 0; }
body {
  min-height: 100vh;
  background: var(--paper);
  color: var(--ink);
  font: 16px/1.75 "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic UI", system-ui, sans-serif;
  font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere;
  word-break: auto-phrase;
  text-size-adjust: 100%;
}
:lang(en) body, body:lang(en) { line-height: 1.6; }
.tape {
  background: #ffd84a repeating-linear-gradient(-45deg, #1b2130 0 12px, #ffd84a 12px 24px) 0 0 / 100% 6px no-repeat;
  color: #1b2130;
  padding: 14px 20px 8px;
  font-size: 13px;
  line-height: 1.6;
}
.tape p { max-width: 960px; margin: 0 auto; display: flex; gap: 16px; align-items: baseline; }
.tape strong { flex: none; letter-spacing: .16em; font-size: 16px; }
main { max-width: 1000px; margin: 0 auto; padding: 56px 20px 80px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; overflow: clip; }
.card section { padding: 40px; }
.end { max-width: 560px; margin: 0 auto; }
.card p, .tape span { text-wrap: balance; }
h1 { font-size: 26px; line-height: 1.45; margin: 4px 0 16px; text-wrap: balance; }
h2 { font-size: 16px; line-height: 1.5; }
.shop { font-weight: 700; }
.small, dt { color: var(--muted); font-size: 13px; }
.small { margin-top: 20px; }
code { font: 13px/1.5 ui-monospace, "SFMono-Regular", "DejaVu Sans Mono", monospace; }
.ids code { display: block; }
dl { margin-top: 20px; border-bottom: 1px solid var(--line); }
dl div {
  display: grid;
  grid-template-columns: 96px 1fr;
  gap: 16px;
  padding: 10px 0;
  border-top: 1px solid var(--line);
  align-items: baseline;
}
dd span { display: block; }
.facts div:first-child dd { font-weight: 700; }
.agreement { background: var(--wash); }
form { display: grid; gap: 12px; margin-top: 28px; }
button, a.main {
  display: block;
  min-height: 52px;
  padding: 12px 20px;
  border: 1px solid transparent;
  border-radius: 8px;
  background: none;
  color: inherit;
  font: inherit;
  font-weight: 700;
  line-height: 1.6;
  text-align: center;
  text-decoration: none;
  cursor: pointer;
}
.main, a.main { background: var(--main); color: var(--on-main); }
.end .main { margin-top: 28px; }
.danger { border-color: var(--edge); color: var(--danger); }
.quiet { font-weight: 400; text-decoration: underline; text-underline-offset: 4px; }
button:hover, a.main:hover { border-color: var(--focus); box-shadow: inset 0 0 0 1px var(--focus); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.sums div { grid-template-columns: 1fr auto; }
.sums dt { color: inherit; font-size: inherit; }
.sums dt span { display: block; color: var(--muted); font-size: 13px; }
.total { font-weight: 700; }
.agreement h2:not(.unseen) { margin-top: 32px; }
.code { grid-template-columns: 1fr auto; align-items: center; margin-top: 20px; }
.code label, .refused { grid-column: 1 / -1; }
.code label { font-size: 13px; color: var(--muted); }
.code input {
  min-height: 44px;
  min-width: 0;
  padding: 8px 12px;
  border: 1px solid var(--edge);
  border-radius: 8px;
  background: var(--card);
  color: inherit;
  font: inherit;
}
.code button { min-height: 44px; border-color: var(--edge); padding: 8px 16px; }
.refused { color: var(--danger); font-size: 13px; }
.notice { border: 1px solid var(--danger); border-radius: 8px; padding: 12px 20px; margin-bottom: 20px; background: var(--card); color: var(--danger); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (min-width: 820px) {
  .two { display: grid; grid-template-columns: 1fr 1fr; }
  .two section + section { border-inline-start: 1px solid var(--line); }
}
@media (max-width: 819px) {
  .card section + section { border-top: 1px solid var(--line); }
}
@media (max-width: 560px) {
  main { padding: 0 0 48px; }
  .notice { border-width: 1px 0; border-radius: 0; margin: 0; }
  .card { border-width: 0 0 1px; border-radius: 0; }
  .card section { padding: 28px 20px; }
  h1 { font-size: 24px; }
}
@media (forced-colors: active) { button, a.main { border-color: currentColor; } }
`
