import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { diffSchema } from './diff.ts'
import { ensureDatabase } from './embedded.ts'
import { readSchema } from './read-schema.ts'
import { testDatabaseUrl } from './testing.ts'

/** What Prisma's schema cannot say and the migrations add; everything else must agree. */
const onlyInMigrations = [
  'trigger audit_log frozen_whole',
  'trigger consents frozen_whole',
  'constraint charges charges_amount_is_positive CHECK ((amount_minor > 0))',
  "constraint charges charges_sent_are_known CHECK (((status <> ALL (ARRAY['sending'::charge_status, 'unknown'::charge_status])) OR ((first_sent_at IS NOT NULL) AND (last_sent_at IS NOT NULL) AND (sealed_request IS NOT NULL) AND (next_try_at IS NOT NULL))))",
  'constraint payments payments_amount_is_positive CHECK ((amount_minor > 0))',
  'constraint rehearsed_charges rehearsed_charges_say_why_not CHECK ((((reason IS NULL) = (request_digest IS NOT NULL)) AND ((request_digest IS NULL) = (item_count IS NULL))))',
  "index CREATE INDEX charges_authorized_idx ON public.charges USING btree (test, next_try_at) WHERE (status = 'authorized'::charge_status)",
  "index CREATE INDEX charges_in_turn_idx ON public.charges USING btree (test, next_try_at, id) WHERE (status = 'intended'::charge_status)",
  "index CREATE INDEX charges_given_up_idx ON public.charges USING btree (test, next_try_at) WHERE ((status = 'hard_declined'::charge_status) AND (next_try_at IS NOT NULL))",
  "index CREATE INDEX charges_open_idx ON public.charges USING btree (test, next_try_at) WHERE (status = 'open'::charge_status)",
  "index CREATE INDEX charges_odd_idx ON public.charges USING btree (test) WHERE (failure = ANY (ARRAY['order.other'::text, 'order.new-status'::text, 'order.no-payment'::text, 'order.other-sum'::text, 'order.double'::text]))",
  "index CREATE INDEX charges_paid_late_idx ON public.charges USING btree (test) WHERE (failure = 'paid-late'::text)",
  "index CREATE INDEX charges_unsettled_idx ON public.charges USING btree (test, next_try_at) WHERE (status = ANY (ARRAY['sending'::charge_status, 'unknown'::charge_status]))",
  "index CREATE UNIQUE INDEX charges_living_key ON public.charges USING btree (order_id) WHERE (status = ANY (ARRAY['intended'::charge_status, 'sending'::charge_status, 'unknown'::charge_status, 'open'::charge_status, 'authorized'::charge_status, 'succeeded'::charge_status]))",
  "index CREATE INDEX charge_history_at_idx ON public.charge_history USING brin (at) WITH (pages_per_range='16', autosummarize='on')",
  "index CREATE INDEX charges_sent_idx ON public.charges USING brin (first_sent_at) WITH (pages_per_range='16', autosummarize='on')",
  "index CREATE INDEX offline_payments_made_idx ON public.offline_payments USING brin (created_at) WITH (pages_per_range='16', autosummarize='on')",
  "index CREATE INDEX refunds_finished_idx ON public.refunds USING brin (finished_at) WITH (pages_per_range='16', autosummarize='on')",
  "index CREATE INDEX orders_due_idx ON public.orders USING brin (due_on) WITH (pages_per_range='16', autosummarize='on')",
  "index CREATE INDEX payments_made_idx ON public.payments USING brin (created_at) WITH (pages_per_range='16', autosummarize='on')",
  'constraint refund_lines refund_lines_are_sane CHECK (((quantity > 0) AND (amount_minor >= 0)))',
  'constraint refunds refunds_amount_is_positive CHECK ((amount_minor > 0))',
  "constraint refunds refunds_done_are_known CHECK (((status <> 'succeeded'::refund_status) OR (smartpay_id IS NOT NULL)))",
  "constraint refunds refunds_waiting_are_due CHECK (((status = ANY (ARRAY['intended'::refund_status, 'sending'::refund_status, 'unknown'::refund_status])) = (next_try_at IS NOT NULL)))",
  'index CREATE INDEX refunds_due_idx ON public.refunds USING btree (test, next_try_at) WHERE (next_try_at IS NOT NULL)',
  "index CREATE INDEX refunds_failed_idx ON public.refunds USING btree (finished_at) WHERE (status = 'failed'::refund_status)",
  "index CREATE UNIQUE INDEX refunds_unsettled_key ON public.refunds USING btree (charge_id) WHERE (status = ANY (ARRAY['intended'::refund_status, 'sending'::refund_status, 'unknown'::refund_status]))",
  "constraint amendments amendments_agreed_have_a_beginning CHECK (((status = 'agreed'::amendment_status) = ((from_index IS NOT NULL) AND (before IS NOT NULL) AND (fee_minor IS NOT NULL))))",
  "constraint amendments amendments_closed_have_an_end CHECK (((status = 'proposed'::amendment_status) = (closed_at IS NULL)))",
  'constraint amendments amendments_quantity_is_sane CHECK (((quantity >= 1) AND (quantity <= 99)))',
  "index CREATE UNIQUE INDEX amendments_proposed_key ON public.amendments USING btree (subscription_id) WHERE (status = 'proposed'::amendment_status)",
  'trigger amendment_consents frozen',
  'trigger amendment_consents frozen_whole',
  'trigger refund_lines frozen',
  'trigger refund_lines frozen_whole',
  'trigger charge_history frozen',
  'trigger charge_history frozen_whole',
  'trigger payments frozen',
  'trigger payments frozen_whole',
  "index CREATE INDEX subscriptions_resumes_idx ON public.subscriptions USING btree (resumes_on, id) WHERE ((status = 'paused'::subscription_status) AND (resumes_on IS NOT NULL))",
  "index CREATE INDEX subscriptions_ends_idx ON public.subscriptions USING btree (ends_on, id) WHERE ((ends_on IS NOT NULL) AND (status = ANY (ARRAY['active'::subscription_status, 'past_due'::subscription_status, 'paused'::subscription_status])))",
  `index CREATE INDEX subscriptions_ending_idx ON public.subscriptions USING btree (created_at, id) WHERE ((calendar_changes @> '[{"kind": "cancel"}]'::jsonb) AND (status = ANY (ARRAY['active'::subscription_status, 'past_due'::subscription_status, 'paused'::subscription_status])))`,
  "index CREATE INDEX cycles_coming_idx ON public.cycles USING btree (subscription_id, index DESC) INCLUDE (due_on, amount_minor, fee_minor) WHERE (status = 'scheduled'::cycle_status)",
  "index CREATE INDEX cycles_in_turn_idx ON public.cycles USING btree (cut_off_on, id) WHERE (status = 'scheduled'::cycle_status)",
  "index CREATE INDEX cycle_history_late_idx ON public.cycle_history USING btree (at) WHERE (code = ANY (ARRAY['period-passed'::text, 'too-late'::text]))",
  "index CREATE INDEX order_history_late_idx ON public.order_history USING btree (at) WHERE (code = 'too-late'::text)",
  "index CREATE INDEX orders_awaiting_idx ON public.orders USING btree (pay_by) INCLUDE (total_minor) WHERE (status = 'awaiting_payment'::order_status)",
  "index CREATE INDEX orders_past_due_idx ON public.orders USING btree (due_on) INCLUDE (total_minor) WHERE (status = 'past_due'::order_status)",
  "index CREATE INDEX orders_remind_idx ON public.orders USING btree (remind_on) WHERE (status = 'awaiting_payment'::order_status)",
  "index CREATE INDEX orders_uncollected_idx ON public.orders USING btree (subscription_id, index) INCLUDE (due_on, total_minor) WHERE (status = ANY (ARRAY['open'::order_status, 'awaiting_payment'::order_status, 'past_due'::order_status]))",
  "index CREATE UNIQUE INDEX orders_of_cycle_key ON public.orders USING btree (cycle_id) WHERE (status <> 'canceled'::order_status)",
  'constraint charging_switch charging_switch_is_one CHECK ((id = 1))',
  'constraint charging_switch charging_switch_stop_is_whole CHECK ((((stopped_at IS NULL) = (stopped_because IS NULL)) AND ((stopped_at IS NULL) = (stopped_by IS NULL)) AND ((stopped_until IS NULL) OR (stopped_at IS NOT NULL))))',
  'constraint call_rates call_rates_are_positive CHECK ((per_second > (0)::double precision))',
  'constraint offline_payments offline_payments_amount_is_positive CHECK ((amount_minor > 0))',
  'constraint order_lines order_lines_are_sane CHECK (((quantity > 0) AND (amount_minor >= 0)))',
  'constraint orders orders_total_is_positive CHECK ((total_minor > 0))',
  'function refuse_other_order',
  'index CREATE INDEX deliveries_shipped_idx ON public.deliveries USING btree (shipped_at, id) WHERE (shipped_at IS NOT NULL)',
  "index CREATE INDEX deliveries_waiting_idx ON public.deliveries USING btree (dispatch_on) WHERE (status = ANY (ARRAY['planned'::delivery_status, 'packed'::delivery_status]))",
  'constraint delivery_lines delivery_lines_quantity_is_positive CHECK ((quantity > 0))',
  'trigger delivery_history frozen',
  'trigger delivery_history frozen_whole',
  'trigger delivery_lines frozen',
  'trigger delivery_lines frozen_whole',
  'trigger offline_payments frozen',
  'trigger offline_payments frozen_whole',
  'trigger order_history frozen',
  'trigger order_history frozen_whole',
  'trigger order_lines frozen',
  'trigger order_lines frozen_whole',
  'trigger orders frozen_sums',
  'trigger cycle_history frozen_whole',
  'trigger plan_versions frozen_whole',
  'trigger signup_history frozen_whole',
  'trigger subscription_history frozen_whole',
  'trigger token_history frozen_whole',
  'trigger notes kept_whole',
  'function grant_web_role',
  'constraint audit_mark audit_mark_is_one_row CHECK ((id = 1))',
  'constraint secret_canary secret_canary_is_one_row CHECK ((id = 1))',
  'column search_words kind text required true default - identity  generated  collation "C"',
  'column search_words word text required true default - identity  generated  collation "C"',
  "index CREATE INDEX tokens_stranded_count_idx ON public.tokens USING btree (status) WHERE (in_use AND (status = ANY (ARRAY['disabled'::token_status, 'deleted'::token_status, 'rejected'::token_status])))",
  "index CREATE INDEX tokens_stranded_idx ON public.tokens USING btree (created_at, id) WHERE (in_use AND (status = ANY (ARRAY['disabled'::token_status, 'deleted'::token_status, 'rejected'::token_status])))",
  "index CREATE INDEX tokens_unused_count_idx ON public.tokens USING btree (status) WHERE ((NOT in_use) AND (status = ANY (ARRAY['active'::token_status, 'disabled'::token_status])))",
  "index CREATE INDEX tokens_unused_idx ON public.tokens USING btree (created_at, id) WHERE ((NOT in_use) AND (status = ANY (ARRAY['active'::token_status, 'disabled'::token_status])))",
  "index CREATE INDEX subscriptions_using_idx ON public.subscriptions USING btree (token_id) WHERE ((token_id IS NOT NULL) AND (status <> ALL (ARRAY['canceled'::subscription_status, 'ended'::subscription_status])))",
  "index CREATE INDEX token_operations_unsettled_idx ON public.token_operations USING btree (created_at) WHERE (status = ANY (ARRAY['intended'::token_operation_status, 'sending'::token_operation_status, 'unknown'::token_operation_status]))",
  "index CREATE INDEX events_attention_idx ON public.events USING btree (received_at) WHERE ((status = 'parked'::event_status) AND (parked_because <> 'other-mode'::text))",
  'function shop_day',
  "index CREATE INDEX emails_undelivered_idx ON public.emails USING btree (created_at, id) WHERE ((status = 'unknown'::email_status) OR ((status = 'dropped'::email_status) AND (reason <> ALL (ARRAY['obsolete'::text, 'said-before'::text, 'erased'::text]))))",
  "index CREATE INDEX emails_waiting_idx ON public.emails USING btree (created_at, id) WHERE (status = ANY (ARRAY['queued'::email_status, 'sending'::email_status]))",
  "index CREATE INDEX signups_sending_idx ON public.signups USING btree (first_sent_at) WHERE (status = 'submitting'::signup_status)",
  "index CREATE INDEX signups_pending_idx ON public.signups USING btree (redirected_at) WHERE ((status = 'redirected'::signup_status) AND (label IS NULL))",
  "index CREATE INDEX token_operations_given_up_idx ON public.token_operations USING btree (finished_at) WHERE (status = 'given_up'::token_operation_status)",
  'function index_customer',
  'function index_signup',
  'function search_form',
  'function search_words_of',
  'trigger customers indexed',
  'trigger signups indexed',
  'function audit_hash',
  'function chain_audit',
  "index CREATE INDEX token_operations_open_idx ON public.token_operations USING btree (created_at, token_id) WHERE (status = ANY (ARRAY['waiting'::token_operation_status, 'intended'::token_operation_status, 'sending'::token_operation_status, 'unknown'::token_operation_status]))",
  'index CREATE INDEX token_operations_due_idx ON public.token_operations USING btree (test, next_try_at) WHERE (next_try_at IS NOT NULL)',
  "index CREATE UNIQUE INDEX token_operations_open_key ON public.token_operations USING btree (token_id) WHERE (status = ANY (ARRAY['waiting'::token_operation_status, 'intended'::token_operation_status, 'sending'::token_operation_status, 'unknown'::token_operation_status]))",
  'index CREATE INDEX token_batches_open_idx ON public.token_batches USING btree (created_at) WHERE (asked_at IS NULL)',
  'index CREATE INDEX token_batch_rows_due_idx ON public.token_batch_rows USING btree (next_try_at, batch_id, token_id) WHERE (outcome IS NULL)',
  'trigger audit_log chained',
  'trigger audit_log frozen',
  "index CREATE INDEX subscriptions_offline_idx ON public.subscriptions USING btree (id) WHERE ((payment_method <> 'smartpay'::payment_method) AND (status = 'active'::subscription_status))",
  'constraint clock clock_is_one_row CHECK ((id = 1))',
  'constraint clock clock_moves_locally CHECK ((local OR (offset_ms = 0)))',
  'constraint cycles cycles_fee_is_sane CHECK ((fee_minor >= 0))',
  'index CREATE INDEX emails_due_idx ON public.emails USING btree (next_try_at) WHERE (next_try_at IS NOT NULL)',
  'trigger cycle_history frozen',
  'constraint cycles cycles_amount_is_positive CHECK ((amount_minor > 0))',
  'constraint staff_two_factors staff_two_factors_count CHECK (verified)',
  "constraint job_runs job_runs_status CHECK ((status = ANY (ARRAY['done'::text, 'not_due'::text, 'failed'::text])))",
  'constraint shop shop_is_one_row CHECK ((id = 1))',
  'constraint signups signups_quantity_is_sane CHECK (((quantity >= 1) AND (quantity <= 99)))',
  'constraint signups signups_fee_is_sane CHECK ((fee_minor >= 0))',
  "constraint subscriptions subscriptions_fee_is_sane CHECK (((fee_minor >= 0) AND ((payment_method <> 'smartpay'::payment_method) OR (fee_minor = 0))))",
  'index CREATE INDEX signups_late_idx ON public.signups USING btree (completed_at) WHERE late',
  "index CREATE INDEX signups_unfinished_idx ON public.signups USING btree (updated_at) WHERE ((details IS NOT NULL) AND (status = ANY (ARRAY['submitting'::signup_status, 'redirected'::signup_status, 'rejected'::signup_status])))",
  'function refuse_other_payment_method',
  'trigger signups agreed',
  'index CREATE INDEX events_due_idx ON public.events USING btree (test, next_try_at) WHERE (next_try_at IS NOT NULL)',
  "index CREATE INDEX events_parked_idx ON public.events USING btree (parked_because) WHERE (status = 'parked'::event_status)",
  "index CREATE INDEX signups_drafts_idx ON public.signups USING btree (updated_at) WHERE (status = 'draft'::signup_status)",
  'index CREATE INDEX signups_due_idx ON public.signups USING btree (test, next_check_at) WHERE (next_check_at IS NOT NULL)',
  "index CREATE INDEX tokens_unasked_idx ON public.tokens USING btree (test, checked_at) WHERE (status = ANY (ARRAY['active'::token_status, 'disabled'::token_status]))",
  "index CREATE INDEX tokens_in_vain_idx ON public.tokens USING btree (test, checked_at) WHERE ((status = ANY (ARRAY['active'::token_status, 'disabled'::token_status])) AND (answered_at IS DISTINCT FROM checked_at))",
  'index CREATE UNIQUE INDEX smartpay_accounts_current_key ON public.smartpay_accounts USING btree (current) WHERE current',
  'function refuse_change',
  'function teiki_clock',
  'function teiki_now',
  'index CREATE INDEX tokens_missing_idx ON public.tokens USING btree (test, missing_since) WHERE (missing_since IS NOT NULL)',
  'trigger consents frozen',
  'trigger plan_versions frozen',
  'trigger signup_history frozen',
  'trigger subscription_history frozen',
  'trigger token_history frozen',
  'function keep_note',
  'trigger notes kept',
  'constraint customers customers_hold_is_whole CHECK ((num_nonnulls(held_at, hold_reason, held_by) = ANY (ARRAY[0, 3])))',
  'constraint subscriptions subscriptions_hold_is_whole CHECK ((num_nonnulls(held_at, hold_reason, held_by) = ANY (ARRAY[0, 3])))',
  'index CREATE INDEX customers_count_idx ON public.customers USING btree (erased_at) WHERE (erased_at IS NULL)',
  "index CREATE INDEX signups_count_idx ON public.signups USING btree (status, label) WHERE ((status <> 'draft'::signup_status) OR (details IS NOT NULL))",
  'index CREATE INDEX customers_erased_idx ON public.customers USING btree (created_at, id) WHERE (erased_at IS NOT NULL)',
  'index CREATE INDEX customers_held_idx ON public.customers USING btree (created_at, id) WHERE (held_at IS NOT NULL)',
  'index CREATE INDEX customers_kana_idx ON public.customers USING btree ((((last_name_kana || \' \'::text) || first_name_kana)) COLLATE "C", id)',
  "index CREATE INDEX signups_empty_idx ON public.signups USING btree (created_at, id) WHERE ((status = 'draft'::signup_status) AND (details IS NULL))",
  "index CREATE INDEX signups_left_idx ON public.signups USING btree (created_at, id) WHERE ((status = 'redirected'::signup_status) AND (label IS NOT NULL))",
  "index CREATE INDEX signups_people_idx ON public.signups USING btree (created_at, id) WHERE ((status <> 'draft'::signup_status) OR (details IS NOT NULL))",
  "index CREATE INDEX signups_typed_idx ON public.signups USING btree (created_at, id) WHERE ((status = 'draft'::signup_status) AND (details IS NOT NULL))",
  "index CREATE INDEX signups_waiting_idx ON public.signups USING btree (created_at, id) WHERE ((status = ANY (ARRAY['submitting'::signup_status, 'redirected'::signup_status])) AND (label IS NULL))",
  "index CREATE INDEX subscriptions_begun_idx ON public.subscriptions USING btree (created_at, id) WHERE (status <> 'pending'::subscription_status)",
  "index CREATE INDEX subscriptions_paid_offline_idx ON public.subscriptions USING btree (created_at, id) WHERE ((payment_method <> 'smartpay'::payment_method) AND (status = ANY (ARRAY['active'::subscription_status, 'past_due'::subscription_status, 'paused'::subscription_status])))",
  'index CREATE INDEX subscriptions_held_idx ON public.subscriptions USING btree (created_at, id) WHERE (held_at IS NOT NULL)',
  "index CREATE INDEX subscriptions_over_idx ON public.subscriptions USING btree (created_at, id) WHERE (status = ANY (ARRAY['canceled'::subscription_status, 'ended'::subscription_status]))",
]

test('migrations and schema describe one database', async () => {
  const migrated = await catalogueOf(testDatabaseUrl)
  const described = await catalogueOfSchema()
  expect(migrated.filter((row) => !described.includes(row)).sort()).toEqual(
    onlyInMigrations.toSorted(),
  )
  expect(described.filter((row) => !migrated.includes(row))).toEqual(
    ['word', 'kind'].map(
      (column) =>
        `column search_words ${column} text required true default - identity  generated  collation "default"`,
    ),
  )
})

async function catalogueOfSchema(): Promise<string[]> {
  const { adminUrl } = inject('testDatabase')
  const url = new URL(testDatabaseUrl)
  url.pathname = `${url.pathname}_schema`
  const name = url.pathname.slice(1)
  await ensureDatabase(adminUrl, name)
  try {
    await ask(url.href, await diffSchema(null, await readSchema()))
    return await catalogueOf(url.href)
  } finally {
    await ask(adminUrl, `drop database ${name} with (force)`)
  }
}

/** Every column, index, constraint, enum, trigger and function as a line of text. */
async function catalogueOf(url: string): Promise<string[]> {
  const rows = await ask(
    url,
    `select 'column ' || attrelid::regclass || ' ' || attname || ' ' || format_type(atttypid, atttypmod)
        || ' required ' || attnotnull || ' default ' || coalesce(pg_get_expr(adbin, adrelid), '-')
        || ' identity ' || attidentity::text || ' generated ' || attgenerated::text
        || ' collation ' || attcollation::regcollation::text as line
      from pg_attribute join pg_class t on t.oid = attrelid
        left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
        and attnum > 0 and not attisdropped and relname <> '_prisma_migrations'
    union all select 'index ' || indexdef from pg_indexes
      where schemaname = 'public' and tablename <> '_prisma_migrations'
    union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
      from pg_constraint where connamespace = 'public'::regnamespace
        and conrelid::regclass::text <> '_prisma_migrations' and contype <> 'n'
    union all select 'enum ' || typname || ' ' || string_agg(enumlabel, ', ' order by enumsortorder)
      from pg_enum join pg_type t on t.oid = enumtypid group by typname
    union all select 'trigger ' || tgrelid::regclass || ' ' || tgname from pg_trigger where not tgisinternal
    union all select 'function ' || proname from pg_proc where pronamespace = 'public'::regnamespace`,
  )
  return rows.map(({ line }) => line)
}

async function ask(url: string, sql: string): Promise<{ line: string }[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
