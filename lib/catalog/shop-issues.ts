import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/**
 * What is wrong with a shop's file, a sentence a place, with what the example has there. Zod's own words are
 * for programmers. @param example a shop's file that is right
 */
export function shopIssues(issues: readonly Issue[], file: unknown, example: unknown): string[] {
  return issues.map((issue) => {
    const { path } = issue
    // Any entry of a list is as good an example.
    const inExample = path.map((key) => (typeof key === 'number' ? 0 : key))
    const right = issue.code === 'unrecognized_keys' ? undefined : valueAt(example, inExample)
    const such = right === undefined ? '' : `, such as ${short(right)}`
    return `${placeOf(path, file)}: ${trouble(issue, valueAt(file, path))}${such}`
  })
}

/** `plans[1] (year) content.items[0].amountMinor`: as in the file, with the plan's slug. */
function placeOf(path: readonly PropertyKey[], file: unknown): string {
  const written = path.reduce<string>((place, key) => {
    if (typeof key === 'number') return `${place}[${key}]`
    return place === '' ? `${String(key)}` : `${place}.${String(key)}`
  }, '')
  const slug = path[0] === 'plans' ? valueAt(file, [...path.slice(0, 2), 'slug']) : undefined
  return typeof slug === 'string' && path.at(-1) !== 'slug'
    ? `${written} (plan “${slug}”)`
    : written || 'the file'
}

function trouble(issue: Issue, value: unknown): string {
  if (issue.code === 'unrecognized_keys')
    return `${issue.keys.map((key) => `“${key}”`).join(', ')} is not a setting: misspelt?`
  if (value === undefined) return 'is missing'
  const said = `is ${short(value)}`
  switch (issue.code) {
    case 'invalid_type':
      return `${said} and must be ${kinds[issue.expected] ?? issue.expected}`
    case 'too_small':
      return `${said} and must be ${issue.origin === 'string' ? `at least ${issue.minimum} characters` : `${issue.minimum} or more`}`
    case 'too_big':
      return `${said} and must be ${issue.origin === 'string' ? `at most ${issue.maximum} characters` : `${issue.maximum} or less`}`
    case 'invalid_value':
      return `${said} and must be one of ${issue.values.map(String).join(', ')}`
    default:
      return `${said} and must be written otherwise`
  }
}

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of settings in { }',
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)]
    return value && typeof value === 'object'
      ? Object.getOwnPropertyDescriptor(value, key)?.value
      : undefined
  }, root)
}
