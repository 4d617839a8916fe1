export type Place = { id: string; createdAt: number }

/**
 * Objects by id that also stand in the order of their creation, so that a page of a list costs what the
 * page holds. An object's `createdAt` never changes.
 */
export class Shelf<Item extends Place> {
  readonly #kept = new Map<string, Item | string>()
  readonly #isPacked: boolean
  /** Oldest first, side by side: two arrays of plain values cost the garbage collector next to nothing. */
  readonly #ids: string[] = []
  readonly #times: number[] = []

  /**
   * Packed objects are kept as JSON and read anew each time: of what is made often and looked at seldom,
   * thousands of small objects would be moved about for nothing.
   */
  constructor(options: { isPacked: boolean }) {
    this.#isPacked = options.isPacked
  }

  get size(): number {
    return this.#kept.size
  }

  has(id: string): boolean {
    return this.#kept.has(id)
  }

  get(id: string): Item | undefined {
    const kept = this.#kept.get(id)
    return typeof kept === 'string' ? JSON.parse(kept) : kept
  }

  /** The object's JSON, without making the object. */
  textOf(id: string): string | undefined {
    const kept = this.#kept.get(id)
    return typeof kept === 'string' || kept === undefined ? kept : JSON.stringify(kept)
  }

  /** @param text the object's JSON, where it is known already. */
  set(item: Item, text?: string): void {
    const { id, createdAt } = item
    if (!this.#kept.has(id)) {
      const last = this.#ids.length - 1
      const isNewest = last < 0 || this.#compare(last, item) < 0
      const index = isNewest ? last + 1 : this.#find(item)
      this.#ids.splice(index, 0, id)
      this.#times.splice(index, 0, createdAt)
    }
    this.#kept.set(id, this.#isPacked ? (text ?? JSON.stringify(item)) : item)
  }

  /** All at once: each on its own would move everything that stands behind it. */
  deleteAll(gone: ReadonlySet<string>): void {
    let left = 0
    for (const [index, id] of this.#ids.entries()) {
      if (gone.has(id)) {
        this.#kept.delete(id)
        continue
      }
      this.#ids[left] = id
      this.#times[left] = this.#times[index] ?? 0
      left += 1
    }
    this.#ids.length = left
    this.#times.length = left
  }

  clear(): void {
    this.#ids.length = 0
    this.#times.length = 0
    this.#kept.clear()
  }

  keys(): Iterable<string> {
    return this.#kept.keys()
  }

  *values(): Generator<Item> {
    for (const id of this.#kept.keys()) {
      const item = this.get(id)
      if (item) yield item
    }
  }

  /** From this place on, itself included if it is still there; from the newest if none is given. */
  *newestFirst(from?: Place): Generator<Item> {
    for (const id of this.newestIds(from)) {
      const item = this.get(id)
      if (item) yield item
    }
  }

  *newestIds(from?: Place): Generator<string> {
    let index = this.#ids.length - 1
    if (from) {
      index = this.#find(from)
      if (index >= this.#ids.length || this.#compare(index, from) !== 0) index -= 1
    }
    for (; index >= 0; index -= 1) yield this.#ids[index] ?? ''
  }

  /** How many were created after this place. */
  countNewer(place: Place): number {
    const index = this.#find(place)
    const isThere = index < this.#ids.length && this.#compare(index, place) === 0
    return this.#ids.length - index - Number(isThere)
  }

  /** Where this place is, or would be. */
  #find(place: Place): number {
    let low = 0
    let high = this.#ids.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#compare(middle, place) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Oldest first; of the same moment by id, so that the order is the same after a restart. */
  #compare(index: number, { id, createdAt }: Place): number {
    const other = this.#ids[index] ?? ''
    return (this.#times[index] ?? 0) - createdAt || Number(other > id) - Number(other < id)
  }
}
