import type { Locale } from '#lib/i18n/locale.ts'

/** The shop's colours. Mail clients know no variables, so every element carries them. */
export const colours = {
  paper: '#faf8f4',
  wash: '#f1ebdf',
  ink: '#211d18',
  muted: '#6a6156',
  line: '#ddd4c5',
  accent: '#1f4d3a',
  onAccent: '#faf8f4',
  ochre: '#b7791f',
  kraft: '#c9a56a',
} as const

const gothic = "'Hiragino Sans','Noto Sans CJK JP','Noto Sans JP','Yu Gothic UI','Yu Gothic'"
const mincho = "'Hiragino Mincho ProN','Yu Mincho','Noto Serif CJK JP','Noto Serif JP'"

/** System fonts only; in English the Latin ones come first, and lines stand closer. */
export const typography: Readonly<
  Record<Locale, { text: string; display: string; leading: string }>
> = {
  ja: {
    text: `${gothic},system-ui,sans-serif`,
    display: `${mincho},Georgia,serif`,
    leading: '1.8',
  },
  en: {
    text: `system-ui,'Segoe UI',${gothic},sans-serif`,
    display: `Georgia,${mincho},serif`,
    leading: '1.6',
  },
}

/**
 * What inline styles cannot say: wider margins on a desk, and the dark scheme. Clients that drop it
 * still show the light letter.
 */
export const styleSheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; -webkit-text-size-adjust: 100%; }
table { border-spacing: 0; }
a[x-apple-data-detectors], .plain a { color: inherit !important; text-decoration: none !important; }
h1, h2 { word-break: auto-phrase; text-wrap: balance; }
p, td { word-break: auto-phrase; text-wrap: pretty; }
@media (min-width: 560px) {
  .side { padding-left: 40px !important; padding-right: 40px !important; }
  .title { font-size: 34px !important; line-height: 48px !important; }
  .label { width: 128px !important; }
}
@media (prefers-color-scheme: dark) {
  .paper { background: #171510 !important; }
  .wash { background: #211e17 !important; }
  .ink { color: #ece5d8 !important; }
  .muted { color: #aba191 !important; }
  .green { color: #93c9ac !important; }
  .line { border-color: #3a342a !important; }
  .strong { border-color: #8d8475 !important; }
  .button { background: #93c9ac !important; }
  .button a { color: #0f2018 !important; }
}`
