import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { expect, type Page } from 'playwright/test'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Every rule of WCAG 2.2 A and AA and the best practices; names what it found and where. */
export async function findings(page: Page): Promise<string[]> {
  const source = await readFile(axePath, 'utf8')
  return page.evaluate(`${source}; axe.run().then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target)))`)
}

/** Axe finds nothing, and nothing is wider than the screen. */
export async function checkPage(page: Page, state: string): Promise<void> {
  expect(await findings(page), state).toEqual([])
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  expect(overflow, `${state} is wider than the screen`).toBeLessThanOrEqual(0)
}
