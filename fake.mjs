import pg from 'pg'
const url = process.argv[2]
const c = new pg.Client({ connectionString: url }); await c.connect()
const q = (s, p) => c.query(s, p)
let seed = 7; const rnd = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648
const plans = (await q('select v.id, p.slug, v.content from plans p join plan_versions v on v.id=p.current_version_id')).rows
const names = [['田中','タナカ'],['佐藤','サトウ'],['鈴木','スズキ'],['高橋','タカハシ'],['伊藤','イトウ'],['森','モリ'],['清水','シミズ'],['石川','イシカワ']]
await q('begin')
for (let i = 0; i < 400; i++) {
  const ago = Math.floor(Math.pow(rnd(), 1.3) * 360)
  const [l, k] = names[Math.floor(rnd() * names.length)]
  const v = plans[Math.floor(rnd() * plans.length)]
  const r = rnd(); const at = new Date(Date.now() - ago * 864e5 - Math.floor(rnd() * 8e7))
  const st = r < .62 ? 'completed' : r < .68 ? 'byhand' : r < .76 ? 'rejected' : r < .84 ? 'canceled' : r < .9 ? 'abandoned' : r < .97 ? 'draft' : 'redirected'
  const id = `su_fake${i}`, det = { lastName: l, firstName: '花子', lastNameKana: k, firstNameKana: 'ハナコ', emailAddress: `f${i}@example.jp`, phoneNumber: '+819012345678' }
  const done = st === 'completed' || st === 'byhand'
  const cus = `cus_fake${i}`, tok = `tok_fake${i}`, sub = `sub_fake${i}`
  if (done) await q(`insert into customers (id,email,email_address,last_name,first_name,last_name_kana,first_name_kana,phone_number,postal_code,administrative_area,locality,line1,created_at,updated_at) values ($1,$2,$2,$3,'花子',$4,'ハナコ','+819012345678','105-0011','東京都','港区','1',$5,$5)`, [cus, `f${i}@example.jp`, l, k, at])
  if (st !== 'draft') await q(`insert into subscriptions (id,line_id,status,plan_version_id,quantity,way,customer_id,anchor_on,created_at,activated_at) values ($1,$2,$3::subscription_status,$4,1,$5::pay_way,$6,$7::timestamptz::date,$7::timestamptz,$7::timestamptz)`, [sub, `li_fake${i}`, done ? (rnd() < .12 ? 'canceled' : 'active') : 'pending', v.id, st === 'byhand' ? 'bank_transfer' : 'smartpay', done ? cus : null, at])
  await q(`insert into signups (id,line_id,status,label,browser_hash,locale,way,plan_version_id,details,customer_reference,customer_id,subscription_id,created_at,updated_at,redirected_at,completed_at) values ($1,$2,$3::signup_status,$4::signup_label,'x','ja',$5::pay_way,$6,$7,$8,$9,$10,$11,$11,$12,$13)`,
    [id, `li_fake${i}`, done ? 'completed' : st === 'canceled' || st === 'abandoned' || st === 'redirected' ? 'redirected' : st, st === 'canceled' || st === 'abandoned' ? st : null, st === 'byhand' ? 'bank_transfer' : 'smartpay', v.id, det, cus, done ? cus : null, st === 'draft' ? null : sub, at, st === 'draft' ? null : at, done ? at : null])
  if (st === 'completed' || st === 'rejected' || st === 'canceled' || st === 'redirected') {
    const ts = st === 'completed' ? (rnd() < .06 ? 'disabled' : rnd() < .1 ? 'deleted' : 'active') : st === 'rejected' ? 'rejected' : 'requires_authorization'
    await q(`insert into tokens (id,sealed_id,id_hash,id_last4,status,signup_id,customer_id,created_at,activated_at) values ($1,'-',$2,$3,$4::token_status,$5,$6,$7,$8)`, [tok, `h${i}`, `f${1000 + i}`.slice(-4), ts, id, done ? cus : null, at, done ? at : null])
    if (st === 'completed' && ts !== 'deleted') await q('update subscriptions set token_id=$1 where id=$2', [tok, sub])
    await q(`update figures set day = $1::timestamptz::date where name like 'token.%' and day = shop_day(teiki_now()) and not folded and name = $2 and id = (select max(id) from figures where name = $2)`, [at, `token.${ts}`])
  }
  if (done) {
    const { unit, count } = v.content.cadence
    const due = (await q(`select d::date as d from generate_series($1::timestamptz, now() + interval '2 years', ($2||' '||$3)::interval) d where d > now() limit 1`, [at, count, unit])).rows[0].d
    const amount = v.content.items.reduce((s, x) => s + x.amountMinor * (x.quantity ?? 1), 0) + v.content.shippingFeeMinor
    const awaiting = st === 'byhand' && rnd() < .6
    await q(`insert into cycles (id,subscription_id,index,status,due_on,amount_minor,pay_by,pay_reference,created_at) values ($1,$2,1,$3::cycle_status,$4,$5,$6,$7,$8)`, [`cyc_fake${i}`, sub, awaiting ? 'awaiting_payment' : 'scheduled', awaiting ? new Date(Date.now() - 3 * 864e5) : due, amount, awaiting ? new Date(Date.now() + (i % 3) * 864e5) : null, awaiting ? `9${String(i).padStart(7, '0')}` : null, at])
  }
}
await q(`insert into webhook_refusals select d::date, r, (random()*6)::int+1, now() from generate_series(now()-interval '20 days', now(), '3 days') d, unnest(array['bad-signature','unsigned']) r on conflict do nothing`)
for (let i = 0; i < 45; i++) {
  const at = new Date(Date.now() - i * 7e6)
  await q(`insert into events (id,type,subject,test,status,parked_because,occurred_at,signed_at,received_at,last_received_at,processed_at,deliveries) values ($1,$2,$3,true,$4::event_status,$5,$6,$6,$6,$6,$6,$7)`, [`evt_test_fake${i}`, ['token.approved', 'token.disabled', 'token.used', 'order.odd'][i % 4], `h${i}`, i % 4 === 3 ? 'parked' : 'processed', i % 4 === 3 ? 'unknown-type' : null, at, 1 + i % 2])
  await q(`insert into notices (id,kind,cause,status,reason,created_at,sent_at) values ($1,$2,$3,$4::notice_status,$5,$6,$7)`, [`ntc_fake${i}`, ['signup-completed', 'signup-reminder', 'payment-instructions'][i % 3], i % 3 === 2 ? `cyc_fake${i}` : `su_fake${i}`, ['sent', 'sent', 'unknown', 'dropped'][i % 4], [null, null, 'the sender was lost', 'not true any more'][i % 4], at, i % 4 < 2 ? at : null])
}
await q('commit'); await c.end()
