import { apart, barsFor, type Frame, scaleOf, ticksFor } from '#lib/overview/chart.ts'

type Tone = 'rest' | 'strong' | 'warm' | 'open'

type Props = {
  width: number
  stacks: number[][]
  /** Of each part from the ground up; one bar may differ. */
  tones: Tone[]
  strongBar?: number
  /** Of the parts, beside the last bar. */
  names?: string[]
  /** Below the bars; an empty one leaves its place free. */
  labels: string[]
  /** Above the bars. */
  tops: string[]
  tick: (value: number) => string
}

const frame = { height: 196, left: 44, top: 24, bottom: 24 }

/** Bars that start at 0, with two or three lines to read them by. */
export function BarDrawing({
  width,
  stacks,
  tones,
  strongBar,
  names = [],
  labels,
  tops,
  tick,
}: Props) {
  const place: Frame = { ...frame, width, right: names.length > 0 ? 88 : 16 }
  const most = Math.max(0, ...stacks.map((parts) => parts.reduce((sum, one) => sum + one, 0)))
  const ticks = ticksFor(most)
  const end = ticks.at(-1) ?? 1
  const y = scaleOf(place, end)
  const bars = barsFor(stacks, place, end)
  const last = bars.at(-1)?.parts ?? []
  const middles = last.map((part) => part.y + part.height / 2)
  const heights = apart(middles, 15, frame.height - frame.bottom)
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${frame.height}`}
      width={width}
      height={frame.height}
    >
      {ticks.map((value) => (
        <g key={value}>
          <line
            className={value === 0 ? 'ground' : 'tick'}
            x1={frame.left}
            x2={width - place.right}
            y1={y(value)}
            y2={y(value)}
          />
          <text x={frame.left - 8} y={y(value) + 4} textAnchor="end">
            {tick(value)}
          </text>
        </g>
      ))}
      {bars.map((bar, index) => (
        <g key={bar.x}>
          {bar.parts.map((part, level) =>
            part.height > 0 ? (
              <rect
                key={tones[level]}
                className={index === strongBar && tones[level] === 'rest' ? 'strong' : tones[level]}
                x={bar.x}
                y={part.y}
                width={bar.width}
                height={part.height}
              />
            ) : null,
          )}
          <text
            className={index === strongBar ? 'bold' : undefined}
            x={bar.center}
            y={(bar.parts.at(-1)?.y ?? 0) - 6}
            textAnchor="middle"
          >
            {tops[index]}
          </text>
          <text
            className={index === strongBar ? 'bold' : undefined}
            x={bar.center}
            y={frame.height - 6}
            textAnchor="middle"
          >
            {labels[index]}
          </text>
        </g>
      ))}
      {names.map((name, index) => (
        <text
          key={name}
          className={`name ${tones[index]}`}
          x={width - place.right + 4}
          y={(heights[index] ?? 0) + 4}
        >
          {name}
        </text>
      ))}
    </svg>
  )
}
