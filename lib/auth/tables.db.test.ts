import { getAuthTables } from 'better-auth/db'
import { expect, test } from 'vitest'
import { readSchema } from '#lib/db/read-schema.ts'
import { staffAuth } from './staff-auth.ts'

const schema = await readSchema()
const models = Object.fromEntries(
  [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => [
    name,
    body,
  ]),
)
const types: Record<string, string> = {
  string: 'String',
  boolean: 'Boolean',
  number: 'Int',
  date: 'DateTime',
}

/** What better-auth would write, as lines of our schema. A new version that wants more fails here first. */
const wanted = Object.entries(getAuthTables(staffAuth().options)).map(
  ([name, { modelName, fields }]) => ({
    name,
    model: `${modelName[0]?.toUpperCase()}${modelName.slice(1)}`,
    columns: Object.entries(fields)
      .map(
        ([field, { type, required }]) =>
          `${field} ${types[`${type}`]}${required === false ? '?' : ''}`,
      )
      .concat('id String')
      .sort(),
  }),
)

test.each(wanted)('$model has what better-auth’s $name asks for', ({ model, columns }) => {
  const lines = [...(models[model] ?? '').matchAll(/^ {2}(\w+) +(\w+\??)(?!\[)/gm)]
  const ours = lines
    .map(([, field, type]) => `${field} ${type === 'StaffRole' ? 'String' : type}`)
    .filter((line) => !/ Staff\w*\??$/.test(line))
  expect(ours.sort()).toEqual(columns)
})
