/** One line of the report; `holds` compares with the goal. */
export type Measured = {
  id: string
  what: string
  value: number
  unit: string
  goal: string
  holds: boolean
}

export function atMost(goal: number, value: number): Pick<Measured, 'value' | 'goal' | 'holds'> {
  return { value: round(value), goal: `≤ ${goal}`, holds: value <= goal }
}

export function atLeast(goal: number, value: number): Pick<Measured, 'value' | 'goal' | 'holds'> {
  return { value: round(value), goal: `≥ ${goal}`, holds: value >= goal }
}

export function exactly(goal: number, value: number): Pick<Measured, 'value' | 'goal' | 'holds'> {
  return { value: round(value), goal: `${goal}`, holds: value === goal }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** "12.3 (11.8 to 14.0)" */
export function spread(values: readonly number[]): string {
  return `${round(median(values))} (${round(Math.min(...values))} to ${round(Math.max(...values))})`
}

export function table(lines: readonly Measured[]): string {
  const rows = lines.map(({ id, what, value, unit, goal, holds }) => [
    holds ? '✓' : '✗',
    id,
    `${value} ${unit}`.trim(),
    goal,
    what,
  ])
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .join('\n')
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
