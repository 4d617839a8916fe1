import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright'
import { root } from './install.mjs'
import { installEnvironment, invokingVariable } from './invoking-environment.mjs'
import { aptInstall, isDebian, runQuietly } from './operating-system.ts'

/** Debian's packages; the first has no window and starts sooner. */
const packages = ['chromium-headless-shell', 'chromium']

const usualPlaces = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * The path of a browser that starts, with Japanese fonts; installs what is missing by whichever way the
 * machine allows, and says so. Rejects with the one line that an administrator must run.
 */
export async function ensureBrowser(): Promise<string> {
  const browser = (await findBrowser()) ?? (await installBrowser())
  if (!(await hasJapaneseFont())) await installFont()
  return browser
}

async function findBrowser(): Promise<string | null> {
  const chosen = invokingVariable('BROWSER_PATH')
  if (chosen && !(await starts(chosen)))
    throw new Error(
      `BROWSER_PATH is ${chosen}, which does not start: name a Chromium or leave it out`,
    )
  for (const place of [chosen, chromium.executablePath(), ...usualPlaces])
    if (place && existsSync(place) && (await starts(place))) return place
  return null
}

/** A file is not enough: Ubuntu's is an advertisement, and libraries may be missing. */
async function starts(executablePath: string): Promise<boolean> {
  try {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
    await browser.close()
    return true
  } catch {
    return false
  }
}

async function installBrowser(): Promise<string> {
  console.log('No browser that starts was found: installing Chromium…')
  const found = (await installPackage()) ?? (await downloadBrowser())
  if (found === null) throw new Error(`No browser could be installed here. ${browserLine()}`)
  console.log(`Installed ${found}`)
  return found
}

async function installPackage(): Promise<string | null> {
  for (const name of isDebian() ? packages : []) {
    await aptInstall([name, 'fonts-noto-cjk'])
    const found = await findBrowser()
    if (found) return found
  }
  return null
}

async function downloadBrowser(): Promise<string | null> {
  const cli = path.join(root, 'node_modules/playwright/cli.js')
  const withLibraries = process.getuid?.() === 0 ? ['--with-deps'] : []
  // A machine that reaches no other one would otherwise wait two and a half minutes.
  const env = { ...installEnvironment(), PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '5000' }
  await runQuietly(process.execPath, [cli, 'install', ...withLibraries, 'chromium'], env)
  return findBrowser()
}

function browserLine(): string {
  const line = isDebian()
    ? 'sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium fonts-noto-cjk'
    : 'sudo npx playwright install --with-deps chromium'
  return `An administrator must run this once:\n  ${line}`
}

async function hasJapaneseFont(): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const list = await runQuietly('fc-list', [':lang=ja', 'family'])
  return list.code === 0 && list.output.trim() !== ''
}

async function installFont(): Promise<void> {
  console.log('No Japanese font was found: installing one for the screenshots…')
  await aptInstall(['fontconfig', 'fonts-noto-cjk'])
  if (await hasJapaneseFont()) return
  throw new Error(
    'No Japanese font could be installed here. An administrator must run this once:\n' +
      '  sudo apt-get update && sudo apt-get install -y --no-install-recommends fontconfig fonts-noto-cjk\n' +
      '(where there is no apt-get: install the package of Noto Sans CJK)',
  )
}
