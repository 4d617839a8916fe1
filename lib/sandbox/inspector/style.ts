/** A workshop, not a shop: cool grey, cobalt, one typewriter face for data. Yellow is for faults alone. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fdfdfe, #13161b);
  --wash: light-dark(#f1f3f6, #1a1e25);
  --ink: light-dark(#161a22, #e4e8ee);
  --muted: light-dark(#545d6c, #a2acba);
  --line: light-dark(#dfe3e9, #2b313b);
  --edge: light-dark(#8791a1, #6b7585);
  --cobalt: light-dark(#1f47c4, #93aeff);
  --on-cobalt: light-dark(#ffffff, #10141c);
  --chosen: light-dark(#e5ebfc, #1e2a4c);
  --good: light-dark(#17683f, #7fd0a1);
  --bad: light-dark(#a82a1d, #f59a8b);
  --refused: light-dark(#fdecea, #3a1d1a);
  --fault: light-dark(#fff0c7, #3b2f0c);
  --fault-ink: light-dark(#6b4500, #f4cb66);
  --fault-edge: light-dark(#a86f00, #c99a2c);
  --bar: light-dark(#141821, #0b0d11);
  --mono: ui-monospace, "SFMono-Regular", "DejaVu Sans Mono", "Noto Sans Mono CJK JP", monospace;
  --gothic: "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic UI", system-ui, sans-serif;
}
*, ::before { box-sizing: border-box; margin: 0; }
body {
  background: var(--paper);
  color: var(--ink);
  font: 12px/18px var(--mono);
  font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere;
  text-size-adjust: 100%;
  display: flex;
  flex-direction: column;
  min-height: 100vh;
}
h1, h2, h3 { font: 700 16px/24px var(--gothic); font-feature-settings: "palt"; }
h2 small { color: var(--muted); font: 12px/18px var(--mono); margin-inline-start: 4px; }
h4, h5 { font: 700 12px/18px var(--mono); }
h3, h3 a { overflow-wrap: anywhere; }
ul, ol { list-style: none; padding: 0; }
a { color: var(--cobalt); text-decoration-thickness: 1px; text-underline-offset: 3px; }
:focus-visible { outline: 2px solid var(--cobalt); outline-offset: 2px; }
.muted { color: var(--muted); }
.good { color: var(--good); }
.bad { color: var(--bad); font-weight: 700; }
.pad { padding: 12px 16px; }
.one-line { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.bar {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 4px 24px;
  min-height: 48px;
  padding: 4px 16px;
  border-top: 4px solid #1f47c4;
  background: var(--bar);
  color: #e4e8ee;
}
.bar a, .bar summary { color: #e4e8ee; }
.bar h1 a { text-decoration: none; }
.bar :focus-visible { outline-color: #93aeff; }
.tag { padding: 0 8px; border: 1px solid #93aeff; color: #b9caff; font-weight: 700; letter-spacing: .12em; }
.quiet { flex: 1; color: #b4bcc8; }
.bar nav { display: flex; gap: 24px; }
.reset { position: relative; }
.reset summary { cursor: pointer; text-decoration: underline; text-underline-offset: 3px; list-style: none; }
.reset summary::-webkit-details-marker { display: none; }
.reset div {
  position: absolute;
  z-index: 1;
  inset: 32px 0 auto auto;
  width: 320px;
  padding: 16px;
  border: 1px solid var(--edge);
  background: var(--paper);
  color: var(--ink);
}
.reset div > * + * { margin-top: 12px; }
.jumps { display: none; }

.panel .fields { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); }
.panel .wide { grid-column: 1 / -1; }
.pair { display: grid; grid-template-columns: minmax(0, 1.4fr) minmax(0, 1fr); gap: 8px 12px; }
.panel .fields > button { justify-self: start; }
.strip { display: grid; grid-template-columns: 252px repeat(3, minmax(0, 1fr)); border-bottom: 1px solid var(--edge); background: var(--wash); }
.panel { min-width: 0; padding: 12px 16px 16px; }
.panel + .panel { border-inline-start: 1px solid var(--line); }
.panel > * + * { margin-top: 6px; }
.now { font-size: 18px; line-height: 24px; white-space: nowrap; }

button, .button {
  min-height: 28px;
  padding: 4px 10px;
  border: 1px solid var(--edge);
  border-radius: 4px;
  background: var(--paper);
  color: var(--ink);
  font: inherit;
  text-decoration: none;
  white-space: nowrap;
  cursor: pointer;
}
button:hover, .button:hover { border-color: var(--cobalt); color: var(--cobalt); }
button:disabled { border-color: var(--line); color: var(--muted); cursor: default; }
.danger { border-color: var(--bad); background: var(--bad); color: var(--paper); }
.danger:hover { color: var(--paper); }
.buttons { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.fields { display: flex; flex-wrap: wrap; align-items: end; gap: 8px 12px; }
.wide { flex: 1 0 100%; }
.ticked { display: flex; flex-wrap: wrap; gap: 0 12px; }
.field select { width: 100%; }
.field { display: flex; min-width: 0; flex-direction: column; align-items: stretch; gap: 2px; }
.field > span { color: var(--muted); white-space: nowrap; }
.wide .fields, .ticks { padding-top: 8px; }
.ticks { display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); }
label { display: inline-flex; align-items: center; gap: 6px; }
label small { font-size: inherit; }
label small::before { content: "/ "; }
input, select { min-height: 28px; padding: 3px 6px; border: 1px solid var(--edge); border-radius: 4px; background: var(--paper); color: inherit; font: inherit; }
input[type=number] { width: 100%; min-width: 68px; max-width: 92px; }
[aria-invalid=true] { border-color: var(--bad); outline: 1px solid var(--bad); }
input[type=checkbox] { width: 16px; min-height: 16px; height: 16px; margin: 0; accent-color: var(--cobalt); }
.tick { min-height: 28px; cursor: pointer; }
summary { cursor: pointer; }
summary h4 { display: inline; }

.armed { display: flex; align-items: start; gap: 8px; padding: 6px 8px; border-inline-start: 4px solid var(--fault-edge); background: var(--fault); color: var(--fault-ink); }
.armed ol { flex: 1; min-width: 0; }
.armed b { color: var(--ink); }
.armed span { float: inline-end; }

main { flex: 1; display: grid; grid-template-columns: 252px 500px minmax(0, 1fr); }
.column { min-width: 0; border-inline-start: 1px solid var(--line); }
.left { grid-column: 1; grid-row: 1; border: 0; }
.middle { grid-column: 2; grid-row: 1; }
.right { grid-column: 3; grid-row: 1; }
.column > h2 { display: flex; justify-content: space-between; align-items: baseline; padding: 10px 16px 4px; }
.close { font: 12px/18px var(--mono); }
.left, .right { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow: auto; }
.right { border-inline-start: 0; }
.middle { border-inline-end: 1px solid var(--line); }

.kinds { padding: 4px 0 8px; border-bottom: 1px solid var(--line); }
.kinds a { display: flex; justify-content: space-between; padding: 3px 16px; color: inherit; text-decoration: none; }
.kinds a:hover, .objects a:hover, .stream a:hover { background: var(--wash); }
.kinds [aria-current], .objects [aria-current], .stream [aria-current], .kinds [aria-current]:hover, .objects [aria-current]:hover, .stream [aria-current]:hover { background: var(--chosen); }
.kinds [aria-current] { font-weight: 700; }
.kinds span + span { color: var(--muted); }
.kinds [aria-current] span + span { color: inherit; }

.objects li { border-bottom: 1px solid var(--line); scroll-margin-top: 8px; }
.objects a { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 8px; padding: 7px 16px 7px 32px; color: inherit; text-decoration: none; }
.objects .id { font-weight: 700; }
.objects .tone { flex: 1; position: relative; }
.objects a:has(.note) .tone { flex: 1 0 100%; }
.objects .tone::before { position: absolute; inset: -15px auto auto -16px; }
.objects .tone.gone::before { top: -11px; }
.objects time, .objects .note { color: var(--muted); }
.objects .note { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.objects .buttons { gap: 6px; padding: 0 8px 9px 32px; }
.objects .buttons .buttons { padding: 0; }
.pager { display: flex; flex-wrap: wrap; gap: 4px 16px; }
.pager .muted { flex: 1 0 100%; }
.objects button { padding: 4px 7px; }
.tone::before { content: ""; display: inline-block; width: 10px; height: 10px; margin-inline-end: 6px; vertical-align: -1px; }
.tone.good { color: inherit; }
.tone.good::before { border-radius: 50%; background: var(--good); }
.tone.waiting { color: var(--cobalt); }
.tone.waiting::before { border: 3px solid var(--cobalt); border-radius: 50%; }
.tone.refused { color: var(--bad); }
.tone.refused::before { background: var(--bad); }
.tone.gone { color: var(--muted); }
.tone.gone::before { height: 2px; margin-bottom: 4px; background: var(--edge); }

.search { display: flex; gap: 8px; padding: 4px 16px 8px; }
.search label { flex: 1; }
.search input { width: 100%; }
.search input::placeholder { color: var(--muted); opacity: 1; }
.found { padding: 0 16px 8px; }
.filters { display: flex; flex-wrap: wrap; gap: 0 16px; padding: 0 16px; border-bottom: 1px solid var(--edge); }
.filters a { display: block; padding: 5px 0; border-bottom: 2px solid transparent; color: var(--muted); text-decoration: none; }
.filters a:hover { color: var(--cobalt); }
.filters [aria-current] { border-color: var(--cobalt); color: var(--ink); font-weight: 700; }

.stream > li { border-bottom: 1px solid var(--line); scroll-margin-top: 80px; }
.stream > li > a { display: grid; grid-template-columns: 68px minmax(0, 1fr) 32px 60px; padding: 5px 16px; color: inherit; text-decoration: none; }
.stream time { color: var(--muted); }
.what { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.code { text-align: end; }
.took { color: var(--muted); text-align: end; white-space: nowrap; }
.stream .day { padding: 3px 16px; background: var(--wash); color: var(--muted); }
.shopper, .control, .clock { background: linear-gradient(90deg, var(--cobalt) 3px, transparent 3px); }
.control { background: linear-gradient(90deg, var(--edge) 3px, transparent 3px); }
.clock { background: linear-gradient(90deg, var(--line) 3px, transparent 3px); }
.stream ul { padding: 0 0 5px; }
.stream ul li { display: flex; flex-wrap: wrap; gap: 0 8px; padding: 1px 16px 1px 78px; }
.stream ul li a { color: inherit; text-decoration: none; }
.stream ul li a:first-child::before { content: "└ "; color: var(--edge); }
.stream ul li a:hover { color: var(--cobalt); text-decoration: underline; }
.stream ul .answers, .stream ul .muted { flex: 1; text-align: end; }
.stream ul .took { flex: 0 0 52px; }
.fault { padding: 4px 16px 0 84px; color: var(--fault-ink); font-weight: 700; }
.stream > .faulty { background: linear-gradient(90deg, var(--fault-edge) 4px, var(--fault) 4px); }
.faulty .muted, .faulty time, .faulty .took { color: var(--fault-ink); }

#detail .pad > * + * { margin-top: 12px; }
#detail h3 + p { margin-top: 2px; }
.whole { color: var(--muted); }
.facts div { display: grid; grid-template-columns: 116px minmax(0, 1fr); gap: 8px; padding: 2px 0; }
.facts dt { color: var(--muted); }
.banner { padding: 8px 12px; border-inline-start: 4px solid var(--cobalt); background: var(--chosen); }
.banner.faulty { border-color: var(--fault-edge); background: var(--fault); color: var(--fault-ink); }
.banner.refused { border-color: var(--bad); background: var(--refused); color: var(--bad); }
.loud { position: sticky; top: 0; z-index: 1; padding: 12px 16px; }
.json { padding: 10px 12px; border: 1px solid var(--line); background: var(--wash); white-space: pre-wrap; tab-size: 2; }
summary + .json { margin-top: 6px; }
.json i { color: var(--good); font-style: normal; }
.json b { color: var(--cobalt); font-weight: 400; }
.json a { color: inherit; }
.secret { display: inline; }
.secret summary { display: inline; text-decoration: underline; }
.secret[open] summary { margin-inline-end: 8px; }
.next { padding-top: 12px; border-top: 1px solid var(--line); }
.next > * + * { margin-top: 8px; }
.event, .delivery { padding-top: 8px; }
.event { border-top: 1px solid var(--line); }
table { width: 100%; margin: 4px 0 8px; border-collapse: collapse; }
th { color: var(--muted); font-weight: 400; text-align: start; }
th, td { padding: 2px 12px 2px 0; vertical-align: top; }
.said { max-width: 160px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
#detail .stream { border-top: 1px solid var(--line); }
#detail .stream > li > a, #detail .stream .day { padding-inline: 8px 0; }
#detail .stream ul li { padding-inline: 76px 0; }
.empty > * + * { margin-top: 12px; }
pre { overflow-x: auto; font: inherit; }
pre.json { white-space: pre; }
.lost { display: grid; place-items: center; min-height: 100vh; padding: 24px; }
.lost main { display: block; max-width: 480px; }
.lost main > * + * { margin-top: 16px; }

@media (max-width: 1179px) {
  .strip { grid-template-columns: 1fr 1fr; }
  .panel:nth-child(3) { border-inline-start: 0; }
  .panel:nth-child(n + 3) { border-top: 1px solid var(--line); }
  main { grid-template-columns: 252px minmax(0, 1fr); }
  .one main { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .one .left, .all .right { display: none; }
  .one .middle { grid-column: 1; }
  .one .right { grid-column: 2; }
}
@media (max-width: 759px) {
  .bar { gap: 0 16px; padding: 4px 16px 0; }
  .bar .quiet, .bar .host { display: none; }
  .bar a, .bar summary, .jumps a { min-width: 44px; }
  .bar .tag { margin-inline-end: auto; }
  .bar a, .reset summary { display: inline-flex; align-items: center; min-height: 44px; }
  .reset { flex: 0 0 auto; }
  .reset[open] { flex: 1 0 100%; padding-bottom: 16px; }
  .reset div { position: static; width: auto; }
  .bar nav { gap: 16px; }
  .jumps { display: flex; gap: 0 24px; padding: 0 16px; border-bottom: 1px solid var(--line); background: var(--wash); }
  .jumps a { padding: 13px 0; }
  .one .jumps, .one .strip, .one .middle, .one .left { display: none; }
  .strip { order: 1; grid-template-columns: minmax(0, 1fr); border-top: 1px solid var(--edge); border-bottom: 0; }
  .panel + .panel { border-inline-start: 0; border-top: 1px solid var(--line); }
  .pair { grid-template-columns: minmax(0, 1fr); }
  main, .one main { display: block; }
  .column { border: 0; }
  .left { border-top: 1px solid var(--edge); }
  .left, .right { position: static; max-height: none; }
  .close { display: inline-flex; align-items: center; justify-content: end; min-width: 44px; min-height: 44px; }
  button, .button, input, select, .tick { min-height: 44px; }
  button { min-width: 44px; }
  .button { display: inline-flex; align-items: center; }
  input, select { font-size: 16px; }
  input[type=number] { min-width: 84px; max-width: 120px; }
  input[type=checkbox] { width: 24px; height: 24px; min-height: 24px; }
  label.tick { min-width: 44px; }
  summary { min-height: 44px; padding: 13px 0; }
  .secret summary { min-height: 0; padding: 0; }
  .kinds { display: grid; grid-template-columns: 1fr 1fr; column-gap: 8px; padding: 0 8px; }
  .kinds a { padding: 13px 8px; }
  .filters a { padding: 12px 4px; min-width: 44px; }
  .filters { gap: 0 12px; }
  .objects button, .objects .buttons { gap: 8px; }
  .stream > li > a { padding-block: 13px; grid-template-columns: 66px minmax(0, 1fr) 36px; }
  .stream > li > a .took { display: none; }
  .what { white-space: normal; }
  .what .muted { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .stream ul { padding-bottom: 8px; }
  .stream ul li { padding-inline-start: 32px; }
  .stream ul li a, .stream ul .muted { padding: 13px 0; min-width: 44px; }
  .stream ul .took { padding: 13px 0; }
  .fault { padding-inline-start: 82px; }
  .pad > a { display: inline-flex; align-items: center; min-height: 44px; }
  .facts dd a, .found a, .panel p a { display: inline-flex; align-items: center; min-height: 44px; min-width: 44px; }
  .facts div { grid-template-columns: 96px minmax(0, 1fr); align-items: baseline; }
  .event h5 a, .delivery p a { display: inline-block; padding: 13px 0; }
  #detail .stream ul li { padding-inline-start: 24px; }
}
@media (forced-colors: active) {
  .tone::before { forced-color-adjust: none; }
}
`
