import { type Asked, matchRoute, substitute } from './match-route.ts'
import type { OutputConfig, Phase, Route } from './output-config.ts'

/** What middleware wants: an answer of its own, or that the request goes on, as it was or changed. */
export type Passed = {
  /** Null: it did not answer. */
  answered: Response | null
  rewrittenTo: string | null
  requestHeaders: Record<string, string | undefined>
  answerHeaders: Headers
}

export type Routed = {
  /** A path of the output: a file or a function. Null: middleware answered. */
  found: string | null
  answered: Response | null
  /** As the function is asked: the path before it was compared with the functions' patterns. */
  url: string
  status: number | null
  requestHeaders: Record<string, string | undefined>
  answerHeaders: Headers
  /** The names of those that win over what a function says. */
  important: ReadonlySet<string>
}

type Surroundings = {
  config: OutputConfig
  /** Whether the output has a file or a function of that path. */
  exists: (pathname: string) => boolean
  runMiddleware: (path: string, asked: Asked) => Promise<Passed>
}

/**
 * Leads a request through the routes of a build output as Vercel's edge does (Build Output API, version 3): those before the
 * file system, then the file system, then misses and rewrites, each followed by another look, and the error routes at last.
 */
export async function routeRequest(first: Asked, surroundings: Surroundings): Promise<Routed> {
  const router = new Router(first, surroundings)
  if (await router.pass('start')) return router.routed(null)
  const asked = router.url
  for (const phase of ['filesystem', 'miss', 'rewrite'] as const) {
    if (phase === 'filesystem' && router.isFound()) break
    if ((await router.pass(phase)) || router.isFound()) break
  }
  if (!router.isFound() || router.isError()) await router.fail()
  const found = router.pathname
  await router.pass('hit')
  return router.routed(found, asked)
}

class Router {
  readonly #config: OutputConfig
  readonly #surroundings: Surroundings
  #asked: Asked
  #answered: Response | null = null
  #status: number | null = null
  readonly #answerHeaders = new Headers()
  readonly #important = new Set<string>()

  constructor(asked: Asked, surroundings: Surroundings) {
    this.#asked = asked
    this.#surroundings = surroundings
    this.#config = surroundings.config
  }

  get pathname(): string {
    return this.#asked.pathname
  }

  get url(): string {
    const query = `${this.#asked.query}`
    return query === '' ? this.pathname : `${this.pathname}?${query}`
  }

  isFound(): boolean {
    return this.#surroundings.exists(this.pathname)
  }

  isError(): boolean {
    return this.#status !== null && this.#status >= 400
  }

  /** True: nothing more of it is to be asked. */
  async pass(phase: Phase): Promise<boolean> {
    for (const route of this.#config.routes[phase]) {
      const caught = matchRoute(route, this.#asked)
      if (caught === null) continue
      if (route.middlewarePath && (await this.#askMiddleware(route.middlewarePath))) return true
      this.#apply(route, (text) => substitute(text, caught))
      const goesOn = route.continue === true || (route.check === true && !this.isFound())
      const isNone = route.dest === undefined && route.status === undefined
      if (!goesOn && !isNone) return true
    }
    return false
  }

  /** Nothing was found, or something that says so: the pages of errors. */
  async fail(): Promise<void> {
    const status = this.#status ?? 404
    const route = this.#config.routes.error.find((one) => one.status === status)
    if (route) this.#apply(route, (text) => text)
    this.#status = status
  }

  routed(found: string | null, url = this.url): Routed {
    return {
      found,
      answered: this.#answered,
      url: withQuery(url, this.#asked.query),
      status: this.#status,
      requestHeaders: this.#asked.headers,
      answerHeaders: this.#answerHeaders,
      important: this.#important,
    }
  }

  #apply(route: Route, fill: (text: string) => string) {
    const { dest, status, headers = {}, transforms = [] } = route
    for (const [name, value] of Object.entries(headers)) {
      this.#answerHeaders.set(name, fill(value))
      if (route.important) this.#important.add(name)
    }
    for (const { target, args } of transforms)
      this.#asked = { ...this.#asked, headers: { ...this.#asked.headers, [target.key]: args } }
    if (status !== undefined) this.#status = status
    if (dest !== undefined) this.#goTo(fill(dest))
  }

  #goTo(dest: string): void {
    const { pathname, searchParams } = new URL(dest, 'http://output')
    const query = new URLSearchParams(this.#asked.query)
    for (const [name, value] of searchParams) query.set(name, value)
    this.#asked = { ...this.#asked, pathname, query }
  }

  /** True: it answered. */
  async #askMiddleware(path: string): Promise<boolean> {
    const passed = await this.#surroundings.runMiddleware(path, this.#asked)
    for (const [name, value] of passed.answerHeaders) this.#answerHeaders.append(name, value)
    this.#asked = { ...this.#asked, headers: passed.requestHeaders }
    if (passed.rewrittenTo !== null) this.#goTo(passed.rewrittenTo)
    this.#answered = passed.answered
    return passed.answered !== null
  }
}

function withQuery(url: string, query: URLSearchParams): string {
  const [pathname = ''] = url.split('?')
  return `${query}` === '' ? pathname : `${pathname}?${query}`
}
