/** A column of sealed values; `identity`, `value` and `change` are SQL over a row `r`, `change` with the new text in `n`. */
export type SealedColumn = {
  name: string
  table: string
  identity: string
  value: string
  change: string
}

/** Every place in the database where `seal` has left something. What better-auth encrypts is not among them. */
export const sealedColumns: readonly SealedColumn[] = [
  plain('webhook_secrets', 'sealed_secret', `'webhook:' || r.id`),
  plain('token_drifts', 'sealed_id', `'drift:' || r.id`),
  plain('token_drifts_found', 'sealed_id', `'drift:' || r.id`),
  plain('staff_sessions', 'enrolment', `'enrolment:' || r.user_id || ':' || r.id`),
  plain('charges', 'sealed_request', `'charge:' || r.id`),
  plain('customers', 'date_of_birth', `'date-of-birth:' || r.id`),
  birthDate('typed'),
  birthDate('details'),
]

function plain(table: string, column: string, identity: string): SealedColumn {
  const name = `${table}.${column}`
  return { name, table, identity, value: `r.${column}`, change: `${column} = n` }
}

/** Of a signup, inside what was typed or what is sent; it opens with the thread's id. */
function birthDate(column: 'typed' | 'details'): SealedColumn {
  return {
    name: `signups.${column}`,
    table: 'signups',
    identity: `'date-of-birth:' || r.thread_id`,
    value: `r.${column} ->> 'dateOfBirth'`,
    change: `${column} = jsonb_set(r.${column}, '{dateOfBirth}', to_jsonb(n))`,
  }
}
