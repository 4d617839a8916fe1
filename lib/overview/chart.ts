/** Geometry of the overview's charts: numbers in, places out. Drawn for a width, never scaled. */

export type Frame = {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
}

/** Two or three round values from 0 that cover the largest one. */
export function ticksFor(most: number): number[] {
  if (most <= 0) return [0, 1]
  const rough = most / 2
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, ([1, 2, 5, 10].find((one) => one * power >= rough * 0.8) ?? 10) * power)
  const count = Math.max(1, Math.ceil(most / step))
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}

/** From a value to its height on the page. */
export function scaleOf(frame: Frame, most: number): (value: number) => number {
  const top = Math.max(1, most)
  const room = frame.height - frame.top - frame.bottom
  return (value) => round(frame.height - frame.bottom - (value / top) * room)
}

type Bar = {
  x: number
  width: number
  center: number
  parts: { y: number; height: number }[]
}

/** Stacked bars side by side, the first part at the bottom. */
export function barsFor(stacks: number[][], frame: Frame, most: number): Bar[] {
  const y = scaleOf(frame, most)
  const step = (frame.width - frame.left - frame.right) / Math.max(1, stacks.length)
  const width = round(step * 0.68)
  return stacks.map((values, index) => {
    const x = round(frame.left + index * step + (step - width) / 2)
    let below = 0
    const parts = values.map((value) => {
      const from = y(below)
      below += value
      return { y: y(below), height: round(from - y(below)) }
    })
    return { x, width, center: round(x + width / 2), parts }
  })
}

/** A line through one value a step, as the path of an SVG; its last place for the label. */
export function lineFor(
  values: number[],
  frame: Frame,
  most: number,
): { path: string; end: { x: number; y: number } } {
  const y = scaleOf(frame, most)
  const step = (frame.width - frame.left - frame.right) / Math.max(1, values.length - 1)
  const places = values.map((value, index) => ({
    x: round(frame.left + index * step),
    y: y(value),
  }))
  const path = places
    .map((place, index) => `${index === 0 ? 'M' : 'L'}${place.x} ${place.y}`)
    .join('')
  return { path, end: places.at(-1) ?? { x: frame.left, y: y(0) } }
}

/** Labels that stand too close are moved apart, their order kept, none below `lowest`. */
export function apart(places: number[], gap: number, lowest: number): number[] {
  const order = places
    .map((place, index) => ({ place, index }))
    .sort((one, other) => one.place - other.place)
  const moved = [...places]
  let free = Number.NEGATIVE_INFINITY
  for (const { place, index } of order) {
    moved[index] = Math.max(place, free)
    free = (moved[index] ?? place) + gap
  }
  let ground = lowest
  for (const { place, index } of order.toReversed()) {
    moved[index] = Math.min(moved[index] ?? place, ground)
    ground = (moved[index] ?? place) - gap
  }
  return moved
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
