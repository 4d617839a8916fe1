import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apart, barsFor, lineFor, scaleOf, ticksFor } from './chart.ts'

const frame = { width: 484, height: 196, left: 40, right: 20, top: 24, bottom: 24 }

describe('ticks', () => {
  test.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [9, [0, 5, 10]],
    [100, [0, 50, 100]],
    [399, [0, 200, 400]],
    [1_410_000, [0, 1_000_000, 2_000_000]],
  ])('for at most %i', (most, ticks) => {
    expect(ticksFor(most)).toEqual(ticks)
  })

  test('are few, and cover the largest value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (most) => {
        const ticks = ticksFor(most)
        expect(ticks.length).toBeLessThanOrEqual(4)
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most)
      }),
    )
  })
})

describe('bars', () => {
  test('start at the ground, stand on each other and stay within the frame', () => {
    const stack = fc.array(fc.nat(1000), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(stack, { minLength: 1, maxLength: 26 }), (stacks) => {
        const most = Math.max(1, ...stacks.map((parts) => parts.reduce((sum, one) => sum + one, 0)))
        for (const { x, width, parts } of barsFor(stacks, frame, most)) {
          expect(x).toBeGreaterThanOrEqual(frame.left)
          expect(x + width).toBeLessThanOrEqual(frame.width - frame.right + 0.2)
          let ground = frame.height - frame.bottom
          for (const part of parts) {
            expect(part.y + part.height).toBeCloseTo(ground, 0)
            expect(part.height).toBeGreaterThanOrEqual(0)
            ground = part.y
          }
          expect(ground).toBeGreaterThanOrEqual(frame.top)
        }
      }),
    )
  })

  test('are as high as their value', () => {
    const [half, whole] = barsFor([[50], [100]], frame, 100)
    expect(half?.parts[0]?.height).toBe(74)
    expect(whole?.parts[0]?.height).toBe(148)
  })
})

test('a line goes from the left edge to the right one', () => {
  const { path, end } = lineFor([0, 5, 10], frame, 10)
  expect(path).toBe('M40 172L252 98L464 24')
  expect(end).toEqual({ x: 464, y: 24 })
})

test('nothing is drawn without numbers', () => {
  expect(lineFor([], frame, 0).path).toBe('')
  expect(barsFor([], frame, 0)).toEqual([])
  expect(scaleOf(frame, 0)(0)).toBe(172)
})

test('labels keep their distance and their order, and stay above the ground', () => {
  expect(apart([100, 98, 40], 14, 172)).toEqual([112, 98, 40])
  expect(apart([40, 171, 170, 172], 14, 172)).toEqual([40, 158, 144, 172])
})
