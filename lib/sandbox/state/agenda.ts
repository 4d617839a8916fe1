type Entry = { at: number; run: (at: number) => void }

/** Work that waits for a moment on the sandbox's clock. */
export type Agenda = {
  add(at: number, run: Entry['run']): void
  /** Does what is due by now, oldest first; called whenever the clock may have jumped. */
  runDue(): void
  clear(): void
}

/** Timers hold 32 bits: about 24 days. */
const longestTimerMs = 2 ** 31 - 1

export function createAgenda(now: () => number): Agenda {
  const heap: Entry[] = []
  let timer: NodeJS.Timeout | undefined
  let timerAt = Number.POSITIVE_INFINITY

  const setTimer = () => {
    const at = heap[0]?.at ?? Number.POSITIVE_INFINITY
    if (at === timerAt) return
    clearTimeout(timer)
    timerAt = at
    if (at === Number.POSITIVE_INFINITY) return
    timer = setTimeout(runDue, Math.min(Math.max(at - now(), 0), longestTimerMs))
    timer.unref()
  }

  const runDue = () => {
    while (heap[0] && heap[0].at <= now()) {
      const { at, run } = takeFirst(heap) as Entry
      run(at)
    }
    timerAt = Number.NaN
    setTimer()
  }

  return {
    add: (at, run) => {
      insert(heap, { at, run })
      setTimer()
    },
    runDue: () => {
      if (heap[0] && heap[0].at <= now()) runDue()
    },
    clear: () => {
      heap.length = 0
      setTimer()
    },
  }
}

/** A binary heap with the earliest entry first. */
function insert(heap: Entry[], entry: Entry): void {
  let index = heap.push(entry) - 1
  while (index > 0) {
    const parent = (index - 1) >> 1
    if (!swapIfLater(heap, parent, index)) return
    index = parent
  }
}

function takeFirst(heap: Entry[]): Entry | undefined {
  const first = heap[0]
  const last = heap.pop()
  if (last && heap.length > 0) heap[0] = last
  for (let index = 0; ; ) {
    const [left, right] = [2 * index + 1, 2 * index + 2]
    const child = (heap[right]?.at ?? Infinity) < (heap[left]?.at ?? Infinity) ? right : left
    if (child >= heap.length || !swapIfLater(heap, index, child)) return first
    index = child
  }
}

function swapIfLater(heap: Entry[], upper: number, lower: number): boolean {
  const [a, b] = [heap[upper], heap[lower]]
  if (!a || !b || a.at <= b.at) return false
  heap[upper] = b
  heap[lower] = a
  return true
}
