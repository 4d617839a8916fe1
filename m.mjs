import { chromium } from 'playwright'; import fs from 'fs'
const [out, h, ...files] = process.argv.slice(2)
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const p = await b.newPage({ viewport: { width: 406 * 4, height: +h } })
await p.setContent('<body style="margin:0;display:flex;gap:16px;background:#888">' + files.map(f => { const [n, y = 0] = f.split('@'); return `<div style="width:390px;height:${h}px;background:url(data:image/png;base64,${fs.readFileSync(n).toString('base64')}) 0 -${y}px no-repeat"></div>` }).join(''))
await p.screenshot({ path: out }); await b.close()
