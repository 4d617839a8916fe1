/** Another house than any shop: cool grey, one Gothic, rounded corners. */
export const style = `
:root { color-scheme: light dark; --paper: light-dark(#eef0f3, #14171c); --card: light-dark(#fff, #1d2128);
  --ink: light-dark(#1b2130, #e8ebf0); --muted: light-dark(#5a6372, #a3acba); --line: light-dark(#dde1e7, #343b46);
  --danger: light-dark(#9d2a1e, #f0a091); --main: light-dark(#1b2130, #e8ebf0); --on-main: light-dark(#fff, #14171c); }
* { box-sizing: border-box; margin: 0; }
body { font: 16px/1.7 "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic UI", system-ui, sans-serif;
  background: var(--paper); color: var(--ink); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.tape { background: #ffd84a; color: #1b2130; border-block: 8px solid;
  border-image: repeating-linear-gradient(-45deg, #1b2130 0 12px, #ffd84a 12px 24px) 8; padding: 10px 20px; text-align: center; font-size: 14px; }
.tape strong { letter-spacing: .18em; font-size: 18px; margin-inline-end: 12px; }
main { max-width: 960px; margin: 0 auto; padding: 40px 20px 80px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
.card section { padding: 32px; }
.card section + section { border-top: 1px solid var(--line); }
h1 { font-size: 24px; line-height: 1.5; margin-bottom: 12px; word-break: auto-phrase; text-wrap: balance; }
h2 { font-size: 16px; } .shop, .small, dt { color: var(--muted); } .small, dt { font-size: 13px; }
.small { margin-top: 16px; } dl { margin: 16px 0 0; }
dl div { display: grid; grid-template-columns: 96px 1fr; gap: 16px; padding: 10px 0; border-top: 1px solid var(--line); align-items: baseline; }
dd { margin: 0; } .facts dd { text-align: end; }
form { display: grid; gap: 12px; margin-top: 24px; }
button, a.main { font: inherit; font-weight: 700; min-height: 52px; padding: 12px 20px; border-radius: 8px; border: 1px solid transparent;
  cursor: pointer; text-align: center; display: block; text-decoration: none; background: none; color: inherit; }
.main, a.main { background: var(--main); color: var(--on-main); }
.danger { border-color: var(--danger); color: var(--danger); }
.link { font-weight: 400; text-decoration: underline; text-underline-offset: 4px; }
:focus-visible { outline: 3px solid #3b82f6; outline-offset: 2px; }
@media (min-width: 800px) { .two { display: grid; grid-template-columns: 1fr 1fr; }
  .card.two section + section { border-top: 0; border-inline-start: 1px solid var(--line); } }
`
