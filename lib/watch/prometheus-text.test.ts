import { expect, test } from 'vitest'
import { prometheusText } from './prometheus-text.ts'

test('writes help, type and each sample on a line of its own', () => {
  const text = prometheusText([
    { name: 'teiki_one', help: 'How many.', samples: [{ value: 3 }] },
    {
      name: 'teiki_two_seconds',
      help: 'How long.',
      samples: [
        { labels: { job: 'emails', kind: 'a' }, value: 0.25 },
        { labels: { job: 'charge', kind: 'b' }, value: 1e21 },
      ],
    },
  ])
  expect(text).toBe(
    `# HELP teiki_one How many.
# TYPE teiki_one gauge
teiki_one 3
# HELP teiki_two_seconds How long.
# TYPE teiki_two_seconds gauge
teiki_two_seconds{job="emails",kind="a"} 0.25
teiki_two_seconds{job="charge",kind="b"} 1e+21
`,
  )
})

test('leaves out what is not known, and says that the gauge is there', () => {
  const samples = [{ value: null }]
  expect(prometheusText([{ name: 'teiki_one', help: 'Maybe.', samples }])).toBe(
    '# HELP teiki_one Maybe.\n# TYPE teiki_one gauge\n',
  )
})

test('no help and no label ends its line early', () => {
  const text = prometheusText([
    {
      name: 'teiki_one',
      help: 'A \\ and\nmore "quoted".',
      samples: [{ labels: { job: 'a\\b"c\nd' }, value: 1 }],
    },
  ])
  expect(text).toBe(
    '# HELP teiki_one A \\\\ and\\nmore "quoted".\n# TYPE teiki_one gauge\nteiki_one{job="a\\\\b\\"c\\nd"} 1\n',
  )
})

test.each([
  [Number.NaN, 'NaN'],
  [Number.POSITIVE_INFINITY, '+Inf'],
  [Number.NEGATIVE_INFINITY, '-Inf'],
  [-0, '0'],
])('%d is written as Go reads it', (value, written) => {
  expect(prometheusText([{ name: 'teiki_one', help: 'x', samples: [{ value }] }])).toContain(
    `teiki_one ${written}\n`,
  )
})
