export type Place = { id: string; createdAt: number }

/**
 * Objects by id that also stand in the order of their creation, so that a page of a list costs what the
 * page holds. An object's `createdAt` never changes.
 */
export class Shelf<Item extends Place> extends Map<string, Item> {
  readonly #places: Place[] = []

  override set(id: string, item: Item): this {
    if (!this.has(id)) {
      const { createdAt } = item
      const last = this.#places.at(-1)
      const isNewest = last === undefined || compare(last, item) < 0
      this.#places.splice(isNewest ? this.#places.length : this.#find(item), 0, { id, createdAt })
    }
    return super.set(id, item)
  }

  override delete(id: string): boolean {
    const item = this.get(id)
    if (item) this.#places.splice(this.#find(item), 1)
    return super.delete(id)
  }

  override clear(): void {
    this.#places.length = 0
    super.clear()
  }

  /** From this place on, itself included if it is still there; from the newest if none is given. */
  *newestFirst(from?: Place): Generator<Item> {
    let index = this.#places.length - 1
    if (from) {
      index = this.#find(from)
      const there = this.#places[index]
      if (!there || compare(there, from) !== 0) index -= 1
    }
    for (; index >= 0; index -= 1) {
      const item = this.get(this.#places[index]?.id ?? '')
      if (item) yield item
    }
  }

  /** Where this place is, or would be. */
  #find(place: Place): number {
    let low = 0
    let high = this.#places.length
    while (low < high) {
      const middle = (low + high) >> 1
      const other = this.#places[middle]
      if (other && compare(other, place) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Oldest first; of the same moment by id, so that the order is the same after a restart. */
function compare(a: Place, b: Place): number {
  return a.createdAt - b.createdAt || Number(a.id > b.id) - Number(a.id < b.id)
}
