import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'
import { isWhole } from './matrix.ts'

const allWidths = [
  320, 360, 390, 430, 480, 519, 520, 600, 700, 768, 834, 900, 1024, 1099, 1100, 1280, 1440, 1920,
  2560,
]
const widths = allWidths.filter((_, index) => isWhole || index % 3 === 0)

/** The sun and the peak of each drawing, in its own units: left, top, right, bottom. */
const drawings = {
  'landscape-narrow': { sun: [145, 46, 547, 449], box: [0, 0, 860, 660] },
  landscape: { sun: [321, 71, 820, 577], box: [-480, 0, 2880, 840] },
}

/** Where the drawing's sun is on the page, and the box that shows it. */
async function sunOf(page: Page) {
  const image = page.locator('.opening img')
  const source = await image.evaluate((element) => (element as HTMLImageElement).currentSrc)
  const night = source.includes('night')
  const drawing = drawings[source.includes('narrow') ? 'landscape-narrow' : 'landscape']
  const shown = await image.boundingBox()
  if (!shown) throw new Error('The landscape is not shown')
  const [x = 0, y = 0, width = 0, height = 0] = drawing.box
  // object-fit: cover, at the bottom in the middle
  const scale = Math.max(shown.width / width, shown.height / height)
  const left = shown.x + (shown.width - width * scale) / 2 - x * scale
  const top = shown.y + shown.height - height * scale - y * scale
  const [sunLeft = 0, sunTop = 0, sunRight = 0] = drawing.sun
  return {
    night,
    shown,
    left: left + sunLeft * scale,
    top: top + sunTop * scale,
    right: left + sunRight * scale,
  }
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`The landscape is whole at every width in ${colorScheme}`, async ({ shopper, page }) => {
    await page.emulateMedia({ colorScheme })
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(`/${shopper.locale}`)
      const { night, shown, left, top, right } = await sunOf(page)
      expect(night).toBe(colorScheme === 'dark')
      expect(top, `sun's top at ${width}`).toBeGreaterThanOrEqual(shown.y)
      expect(left, `sun's left at ${width}`).toBeGreaterThanOrEqual(0)
      expect(right, `sun's right at ${width}`).toBeLessThanOrEqual(width)
      expect(shown.x, `left edge at ${width}`).toBeLessThanOrEqual(0)
      expect(shown.x + shown.width, `right edge at ${width}`).toBeGreaterThanOrEqual(width)
      expect(await overflow(page), `wider than ${width}`).toBeLessThanOrEqual(0)
    }
  })

test('The calendar is readable at every width', async ({ shopper, page }) => {
  for (const slug of ['seasons', 'drip']) {
    await page.goto(`/${shopper.locale}/plans/${slug}`)
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      const texts = await page.locator('.calendar svg text').evaluateAll((all) =>
        all
          .filter((text) => text.getClientRects().length > 0)
          .map((text) => {
            const scale = (text as SVGTextElement).getScreenCTM()?.a ?? 0
            const box = text.getBoundingClientRect()
            const frame = text.closest('svg')?.getBoundingClientRect()
            return {
              size: Number.parseFloat(getComputedStyle(text).fontSize) * scale,
              inside: !!frame && box.left >= frame.left - 1 && box.right <= frame.right + 1,
              words: text.textContent,
            }
          }),
      )
      expect(texts.length).toBeGreaterThan(10)
      expect(
        texts.filter(({ size }) => size < 13 || size > 18),
        `${slug} ${width}`,
      ).toEqual([])
      expect(
        texts.filter(({ inside }) => !inside),
        `${slug} ${width}`,
      ).toEqual([])
      expect(await overflow(page), `${slug} wider than ${width}`).toBeLessThanOrEqual(0)
    }
  }
})

test('A whole row of the catalogue leads to its plan', async ({ shopper, page }) => {
  for (const width of [390, 1280])
    for (const part of ['img', '.price', '.words > p:nth-of-type(2)', 'dd']) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(`/${shopper.locale}`)
      const row = page.locator('.plan-row').nth(1)
      await expect(row.getByRole('link')).toHaveCount(1)
      const target = row.locator(part).first()
      await target.scrollIntoViewIfNeeded()
      const box = await target.boundingBox()
      await page.mouse.click((box?.x ?? 0) + 10, (box?.y ?? 0) + (box?.height ?? 0) / 2)
      await page.waitForURL(/\/plans\/year/)
    }
})

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
}
