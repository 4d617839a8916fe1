import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { domains, floors } from './testing-floors.ts'
import { product, root, type Source, sources } from './testing-sources.ts'

describe('who may import whom', () => {
  test('app never reaches into adapters', () => {
    expect(offenders(/^app\//, /^lib\/(telemetry|db|smartpay|sandbox|cli)\//)).toEqual([])
  })

  test('every transaction goes through one function', () => {
    const found = product.filter(({ text }) => text.includes('$transaction('))
    expect(found.map(({ name }) => name)).toEqual(['lib/db/in-transaction.ts'])
  })

  test('the kernel knows only itself', () => {
    // The tables of states are the kernel's; history.ts writes, and the two relations of states stand on the database.
    const kernel =
      /^lib\/([^/]+|i18n\/[^/]+|states\/(?!history\.ts|uses-of-token\.ts|open-orders\.ts)[^/]+)\.ts$/
    const allowed = kernel
    const found = product
      .filter(({ name }) => kernel.test(name))
      .flatMap(({ name, imports }) =>
        imports
          .filter(
            ({ from, typeOnly }) => from.startsWith('lib/') && !allowed.test(from) && !typeOnly,
          )
          .map(({ from }) => `${name} → ${from}`),
      )
    expect(found).toEqual([])
  })

  test('every folder of lib has its floor, and imports downwards only', () => {
    const inside = product.filter(({ name }) => /^lib\/(?!cli\/|sandbox\/)[^/]+\//.test(name))
    const folderOf = (name: string) => name.split('/')[1] ?? ''
    expect([...new Set(inside.map(({ name }) => folderOf(name)))].toSorted()).toEqual(
      floors.toSorted(),
    )
    const upwards = inside.flatMap(({ name, imports }) =>
      imports
        .filter(({ from }) => /^lib\/[^/]+\//.test(from))
        .filter(({ from }) => floors.indexOf(folderOf(from)) > floors.indexOf(folderOf(name)))
        .map(({ from }) => `${name} → ${from}`),
    )
    expect(upwards).toEqual([])
  })

  test('adapters never know a domain', () => {
    expect(
      offenders(
        /^lib\/(telemetry|db|smartpay|mail)\//,
        new RegExp(`^(app|lib/(${domains.join('|')}|jobs|sandbox|cli))/|^(next|react)(/|$)`),
      ),
    ).toEqual([])
  })

  test('domains never know delivery, commands or the sandbox', () => {
    const domain = new RegExp(`^lib/(${domains.join('|')}|jobs)/(?!require\\.ts$)`)
    expect(offenders(domain, /^(app|lib\/cli|lib\/sandbox)\/|^(next|react)(\/|$)/)).toEqual([])
  })

  test('the words of the admin are read by the admin alone', () => {
    const found = sources
      .filter(({ name }) => /^(lib\/(?!i18n\/admin\/)|app\/(\[locale\]|api)\/)/.test(name))
      .flatMap(({ name, imports }) =>
        imports
          .filter(({ from }) => /^lib\/i18n\/admin\/|^app\/\(admin\)\//.test(from))
          .map(({ from }) => `${name} → ${from}`),
      )
    expect(found).toEqual([])
  })

  test('the sandbox imports nothing of the shop', () => {
    const found = sources
      .filter(({ name }) => name.startsWith('lib/sandbox/'))
      .flatMap(({ name, imports }) =>
        imports
          .filter(({ from }) => /^(app|lib|e2e)\/(?!sandbox\/)/.test(from))
          .map(({ from }) => `${name} → ${from}`),
      )
    expect(found).toEqual([])
  })

  test('the shop starts the sandbox, and imports nothing of it', () => {
    expect(offenders(/^(app|lib)\/(?!sandbox\/)/, /^lib\/sandbox\//)).toEqual([])
  })

  test('the sandbox and the shop each declare the packages that they import', () => {
    const [ours, shop] = [/^lib\/sandbox\//, /^(?!lib\/sandbox\/)/]
    const sandboxHas = declaredIn('lib/sandbox/package.json')
    const shopHas = declaredIn('package.json')
    expect(packagesOf(product, ours)).toEqual(sandboxHas.dependencies)
    expect(missing(packagesOf(sources, ours), sandboxHas)).toEqual([])
    expect(missing(packagesOf(sources, shop), shopHas)).toEqual([])
  })

  test('the journeys import nothing of the shop but its words', () => {
    const found = sources
      .filter(({ name }) => /^e2e\/[^/]+$/.test(name))
      .flatMap(({ name, imports }) =>
        imports
          .filter(({ from }) =>
            /^app\/(?!.*messages\.ts$)|^lib\/(?!i18n\/|cli\/|auth\/roles\.ts)/.test(from),
          )
          .map(({ from }) => `${name} → ${from}`),
      )
    expect(found).toEqual([])
  })
})

function offenders(who: RegExp, forbidden: RegExp): string[] {
  return product
    .filter(({ name }) => who.test(name))
    .flatMap(({ name, imports }) =>
      imports.filter(({ from }) => forbidden.test(from)).map(({ from }) => `${name} → ${from}`),
    )
}

/** Names of packages, without Node's own. */
function packagesOf(files: Source[], who: RegExp): string[] {
  const imported = files.filter(({ name }) => who.test(name)).flatMap(({ imports }) => imports)
  const named = imported.map(({ from }) => /^(@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? '')
  return [...new Set(named)]
    .filter((name) => !/^(node:.*|app|lib|e2e|prisma|\..*)$/.test(name))
    .sort()
}

type Declared = { dependencies: string[]; devDependencies: string[] }

function declaredIn(file: string): Declared {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, file), 'utf8'))
  return {
    dependencies: Object.keys(dependencies),
    devDependencies: Object.keys(devDependencies),
  }
}

function missing(used: string[], { dependencies, devDependencies }: Declared): string[] {
  return used.filter((name) => ![...dependencies, ...devDependencies].includes(name))
}
