import type { Parts } from '../parts.ts'
import type { Place } from '../state/shelf.ts'
import type { Listed } from '../state/state.ts'
import { shelfOf, showItem } from './kinds.ts'
import { type Kind, kindNames, type View } from './view.ts'

/** A page must not hold up the shop that is being tried: in large states only the newest are searched. */
export const mostSearched = 2_000

export const rowsOnPage = 50

/** How many there are of each kind, or mention what is looked for. */
export function countsOf(parts: Parts, { q }: View): Record<Kind, number> {
  const count = (kind: Kind) => (q === '' ? parts.store.state[kind].size : found(parts, kind, q))
  return Object.fromEntries(kindNames.map((kind) => [kind, count(kind)])) as Record<Kind, number>
}

function found(parts: Parts, kind: Kind, q: string): number {
  let count = 0
  for (const _ of searched(parts, kind, { q, from: '' })) count += 1
  return count
}

export type ObjectPage<Name extends Kind> = {
  items: Listed[Name][]
  /** How many stand before them; meant for lists without a search. */
  newer: number
  /** From where the next page goes on. */
  older: string | null
}

/** One page of a kind, newest first. */
export function pageOf<Name extends Kind>(parts: Parts, kind: Name, view: View): ObjectPage<Name> {
  const place = placeOf(view.from)
  const newer = place ? shelfOf(parts.store.state, kind).countNewer(place) : 0
  const items: Listed[Name][] = []
  for (const item of searched(parts, kind, view)) {
    if (items.length === rowsOnPage) return { items, newer, older: `${item.createdAt}.${item.id}` }
    items.push(item)
  }
  return { items, newer, older: null }
}

function* searched<Name extends Kind>(
  parts: Parts,
  kind: Name,
  { q, from }: Pick<View, 'q' | 'from'>,
): Generator<Listed[Name]> {
  const wanted = q.toLowerCase()
  let looked = 0
  for (const item of shelfOf(parts.store.state, kind).newestFirst(placeOf(from))) {
    if (wanted === '') yield item
    else if (
      JSON.stringify(showItem(kind, item, parts))
        .toLowerCase()
        .includes(wanted)
    )
      yield item
    looked += 1
    if (wanted !== '' && looked === mostSearched) return
  }
}

function placeOf(from: string): Place | undefined {
  const [, createdAt, id] = /^(\d{1,16})\.(\w+)$/.exec(from) ?? []
  return createdAt === undefined || id === undefined
    ? undefined
    : { createdAt: Number(createdAt), id }
}
