import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { cutOffProblem } from '#lib/calendar/cut-off-problem.ts'
import { compareShop } from '#lib/catalog/compare-shop.ts'
import { type ShopFile, shopFileSchema } from '#lib/catalog/schema.ts'
import { requireLoadable, seedShop } from '#lib/catalog/seed-shop.ts'
import { shopIssues } from '#lib/catalog/shop-issues.ts'
import { ofPlan, shopProblems } from '#lib/catalog/shop-problems.ts'
import { instantOf } from '#lib/clock.ts'
import { closeDatabase } from '#lib/db/client.ts'
import { dateIn } from '#lib/plain-date.ts'
import type { Values } from '../commands.mjs'
import { root } from '../local/install.mjs'
import { linesOf } from './db-seed/shop-lines.ts'

const example = 'prisma/demo-shop.json'

/**
 * `npm run db:seed -- <shop.json>`: checks the whole file, then writes it in one transaction and says what
 * changed. `--dry-run` only says it.
 */
export async function run([file]: string[], { 'dry-run': dry }: Values): Promise<void> {
  if (!file) throw new Error(`Name the file: npm run db:seed -- shop.json (${example} is one)`)
  const shop = await readShop(file)
  try {
    const lines = linesOf(await compareShop(shop))
    if (dry) await requireLoadable(shop.shop)
    else await seedShop(shop)
    for (const line of lines) console.log(line)
    console.log(
      dry ? 'Nothing was written.' : `Shop loaded from ${file}: ${shop.plans.length} plans`,
    )
  } finally {
    await closeDatabase()
  }
}

/** Throws with all that is wrong. */
async function readShop(file: string): Promise<ShopFile> {
  const content = await readJson(file)
  const parsed = shopFileSchema.safeParse(content)
  if (!parsed.success) {
    const right: unknown = JSON.parse(await readFile(path.join(root, example), 'utf8'))
    throw new Error(notAShop(file, shopIssues(parsed.error.issues, content, right)))
  }
  const problems = [
    ...shopProblems(parsed.data, (address) => existsSync(path.join(root, 'public', address))),
    ...cutOffProblems(parsed.data),
  ]
  const stops = problems.filter((problem) => problem.stops)
  if (stops.length > 0)
    throw new Error(
      notAShop(
        file,
        stops.map(({ sentence }) => sentence),
      ),
    )
  for (const { sentence } of problems) console.log(`Worth a look: ${sentence}`)
  return parsed.data
}

function cutOffProblems({ shop, plans }: ShopFile) {
  const today = dateIn(shop.timeZone, instantOf(new Date()))
  return plans.flatMap((plan, at) => {
    const problem = cutOffProblem({ content: plan.content, shopDays: shop.workingDays }, today)
    return problem ? [ofPlan(plan, at, problem)] : []
  })
}

function notAShop(file: string, sentences: string[]): string {
  return [`${file} is not a shop yet, and nothing was written:`, ...sentences].join('\n  ')
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`There is no file ${file} that can be read`)
  })
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : error}`)
  }
}
