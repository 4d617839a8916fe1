import type { Condition, Route } from './output-config.ts'

/** What a route is compared with. Names of headers are in small letters. */
export type Asked = {
  method: string
  host: string
  pathname: string
  headers: Readonly<Record<string, string | undefined>>
  query: URLSearchParams
}

/** What `src` and the conditions caught, by number and by name. */
export type Caught = Readonly<Record<string, string>>

/** As Vercel does it: the whole path, every condition of `has` and none of `missing`. Null: the route is another's. */
export function matchRoute(route: Route, asked: Asked): Caught | null {
  const { src, methods, has = [], missing = [] } = route
  if (methods && !methods.includes(asked.method)) return null
  const found = wholly(src).exec(asked.pathname)
  if (!found) return null
  const caught: Record<string, string> = { ...named(found) }
  for (const condition of has) {
    const more = holds(condition, asked)
    if (more === null) return null
    Object.assign(caught, more)
  }
  return missing.some((condition) => holds(condition, asked) !== null) ? null : caught
}

/** `$1` and `$name` of a destination or a header become what was caught; nothing where nothing was. */
export function substitute(text: string, caught: Caught): string {
  return text.replace(/\$(\w+)/g, (_, name: string) => caught[name] ?? '')
}

function holds(condition: Condition, { headers, query, host }: Asked): Caught | null {
  if (condition.type === 'host') return condition.value === host ? {} : null
  const { type, key, value } = condition
  const there =
    type === 'header'
      ? headers[key.toLowerCase()]
      : type === 'query'
        ? (query.get(key) ?? undefined)
        : cookieIn(headers.cookie, key)
  if (there === undefined) return null
  if (value === undefined) return {}
  const found = wholly(value).exec(there)
  return found && named(found)
}

function cookieIn(header: string | undefined, key: string): string | undefined {
  const found = header?.split('; ').find((one) => one.startsWith(`${key}=`))
  return found?.slice(key.length + 1)
}

function named(found: RegExpExecArray): Record<string, string> {
  const numbered = found.map((text, index) => [`${index}`, text ?? ''])
  return { ...Object.fromEntries(numbered), ...found.groups }
}

function wholly(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern.replace(/^\^/, '').replace(/\$$/, '')})$`)
}
