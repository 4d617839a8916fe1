import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { mixes } from './mixes.ts'
import type { Round } from './play-round.ts'

const roundsSchema = z.array(
  z.strictObject({ mix: z.string(), seed: z.int(), months: z.int(), what: z.string() }),
)

/** Rounds that broke a rule once, each with what it was: they are played for good. Throws where the file names no mix. */
export function readFailedRounds(): Round[] {
  const text = readFileSync(new URL('failed-seeds.json', import.meta.url), 'utf8')
  return roundsSchema.parse(JSON.parse(text)).map(({ mix: name, seed, months }) => {
    const mix = mixes.find((one) => one.name === name)
    if (!mix) throw new Error(`There is no mix ${name}`)
    return { mix, seed, months }
  })
}
