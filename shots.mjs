import { chromium } from 'playwright'
import { execFileSync } from 'node:child_process'
const base = 'http://localhost:3620'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const c = await b.newContext({ javaScriptEnabled: false, locale: 'ja', viewport: { width: 1280, height: 800 } })
const p = await c.newPage(); p.setDefaultTimeout(15000)
await p.goto(base + '/admin')
await p.fill('[name=email]', 'owner@teiki.example'); await p.fill('[name=password]', 'teiki-local-owner')
await p.click('button.button')
const code = execFileSync('npm', ['run', '-s', 'staff:code'], { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, DATA_DIR: '/tmp/q/wt-overview/.data' } }).toString().trim()
await p.fill('[name=code]', code); await p.click('button.button'); await p.waitForURL(/3620.admin$/)
await c.storageState({ path: '/tmp/q/ov-state.json' })
const pages = (process.argv[2] ?? 'overview,running,events,deliveries,mails,reconcile,audit').split(',')
const combos = (process.argv[3] ?? 'ja-1280-light').split(',')
for (const combo of combos) {
  const [lang, width, scheme] = combo.split('-')
  const ctx = await b.newContext({ storageState: '/tmp/q/ov-state.json', javaScriptEnabled: false, locale: lang, colorScheme: scheme, viewport: { width: +width, height: 900 } })
  const page = await ctx.newPage()
  for (const name of pages) {
    await page.goto(base + (name === 'overview' ? '/admin' : name === 'running' ? '/admin/running' : name === 'parked' ? '/admin/running/events?tab=parked' : name==='verify' ? '/admin/running/audit?verify=1' : '/admin/running/' + name))
    if (name === 'reconcile' && combo === combos[0]) { await page.click('text=/照合し直す|Compare now/'); }
    await page.screenshot({ path: `/tmp/q/ov-${name}-${combo}.png`, fullPage: true })
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth).catch(() => '?')
    console.log(name, combo, 'overflow', over)
  }
  await ctx.close()
}
await b.close()
