const smallest = 256 * 1024
/** A batch that was larger than this does not keep its memory. */
const largestKept = 8 * 1024 * 1024

/** Lines as bytes, made once: a long text put together of many would be copied twice on its way to disk. */
export class LineBuffer {
  #bytes = Buffer.allocUnsafeSlow(smallest)
  #size = 0

  add(line: string): void {
    // A character of JavaScript's takes at most three bytes.
    this.#makeRoom(line.length * 3 + 1)
    this.#size += this.#bytes.write(line, this.#size)
    this.#size = this.#bytes.writeUInt8(0x0a, this.#size)
  }

  /** What is in it now; it changes when lines are added after a `clear`. */
  bytes(): Buffer {
    return this.#bytes.subarray(0, this.#size)
  }

  clear(): void {
    this.#size = 0
    if (this.#bytes.length > largestKept) this.#bytes = Buffer.allocUnsafeSlow(smallest)
  }

  #makeRoom(count: number): void {
    if (this.#size + count <= this.#bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#size + count))
    this.#bytes.copy(larger, 0, 0, this.#size)
    this.#bytes = larger
  }
}
