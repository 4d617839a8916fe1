import { chromium } from 'playwright'
import { execFileSync } from 'node:child_process'
const base = 'http://localhost:3500'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const c = await b.newContext({ javaScriptEnabled: false, locale: 'ja', viewport: { width: 1280, height: 800 } })
const p = await c.newPage(); p.setDefaultTimeout(9000)
const shopper = await (await b.newContext({ locale: 'ja', javaScriptEnabled: false })).newPage()
for (const [i, name] of [['1', '山田'], ['2', '田中']].entries()) {
  await shopper.goto(base + '/ja/plans/seasons/subscribe')
  const d = { emailAddress: `x${name[0]}${Date.now()}@example.jp`, lastName: name[1], firstName: '花子', lastNameKana: i ? 'タナカ' : 'ヤマダ', firstNameKana: 'ハナコ', phoneNumber: '09012345678', postalCode: '105-0011', locality: '港区', line1: '芝公園4-2-8' }
  for (const [k, v] of Object.entries(d)) await shopper.fill(`[name=${k}]`, v)
  await shopper.selectOption('[name=administrativeArea]', '東京都')
  await shopper.locator('main form button[type=submit]').last().click()
  for (const x of await shopper.locator('input[type=checkbox]').all()) await x.check()
  await shopper.locator('main form button[type=submit]').last().click()
  await shopper.waitForURL(/checkout_test/)
  await shopper.click('button[value=approve]')
  await shopper.waitForURL(/success/)
}
await p.goto(base + '/admin/tokens')
await p.fill('[name=email]', 'owner@teiki.example'); await p.fill('[name=password]', 'teiki-local-owner')
await p.click('button.button')
const code = execFileSync('npm', ['run', '-s', 'staff:code'], { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, DATA_DIR: '/tmp/q/wt-admin/.data' } }).toString().trim()
await p.fill('[name=code]', code); await p.click('button.button'); await p.waitForURL(/3500.admin.tokens/)
await p.screenshot({ path: '/tmp/q/t1.png' })
console.log(p.url(), await p.locator('body').innerText()); await p.fill('[name=q]', 'ﾔﾏﾀﾞ'); await p.click('form.filters button'); console.log(p.url(), await p.locator('tbody tr').count())
await p.click('tbody a'); await p.screenshot({ path: '/tmp/q/t2.png' })
await p.click('text=無効にする…'); await p.screenshot({ path: '/tmp/q/t3.png' })
await p.check('input[value=compromised]'); await p.click('button.danger'); console.log(p.url()); await p.screenshot({ path: '/tmp/q/t4.png', fullPage: true })
await p.click('text=削除する…'); console.log(p.url()); await p.check('input[value=other]'); await p.click('button.danger'); console.log(p.url()); await p.screenshot({ path: '/tmp/q/t5.png', fullPage: true })
await p.click('text=削除を取り消す'); console.log(p.url())
await p.setViewportSize({ width: 390, height: 844 }); await p.screenshot({ path: '/tmp/q/t6.png', fullPage: true })
await p.goto(base + '/admin/tokens'); await p.screenshot({ path: '/tmp/q/t7.png', fullPage: true })
await b.close()
