import { sql } from 'kysely'
import { sendText } from '#modules/channels'
import type { CommandContext } from '#platform/module'

/** What people are told of a matter by text. */
export type News = 'closed' | 'voided' | 'reopened' | 'extended'

/** Asks for everybody who is answered with the matter to be told: its reporter, those of the matters merged into it, and
 * whoever said "me too". */
export function tellReporters(ctx: CommandContext, matter_id: string, news: News): void {
  ctx.emit('matter.answered', {
    district_id: String(ctx.actor.district_id),
    subject_id: matter_id,
    occasion_id: ctx.new_id,
    news,
  })
}

interface Answer {
  text: (number: string) => string
  /** What must still be so when the job runs: a matter reopened meanwhile is not called closed. */
  holds: (status: string) => boolean
}

const ANSWERS: Record<News, Answer> = {
  closed: {
    text: (number) =>
      `【邻里】您反映的事项 ${number} 已办结，请打开邻里评价；没有解决可以要求重办。`,
    holds: (status) => status === 'closed',
  },
  voided: {
    text: (number) => `【邻里】您反映的事项 ${number} 经两人核对后作废，原因可在邻里查看。`,
    holds: (status) => status === 'voided',
  },
  reopened: {
    text: (number) => `【邻里】您反映的事项 ${number} 已重新办理，进展可在邻里查看。`,
    holds: (status) => status !== 'closed' && status !== 'voided',
  },
  extended: {
    text: (number) => `【邻里】您反映的事项 ${number} 需要多一些时间，新的期限和原因可在邻里查看。`,
    holds: (status) => status !== 'closed' && status !== 'voided',
  },
}

/** Sends the news, one text a phone; a job that is repeated after a crash finds whom it has told already. */
export async function onMatterAnswered(
  ctx: CommandContext,
  payload: Record<string, string>,
): Promise<void> {
  const { subject_id = '', occasion_id = '', news } = payload
  const answer = Object.entries(ANSWERS).find(([known]) => known === news)?.[1]
  const found = await sql<{ status: string; is_of_group: boolean }>`
    select status, exists (select from matters.matter as o where o.district_id = m.district_id
      and (o.id = m.id or o.merged_into_id = m.id) and o.source = 'group') as is_of_group
    from matters.matter as m where district_id = ${ctx.actor.district_id} and id = ${subject_id}`.execute(
    ctx.tx,
  )
  const status = found.rows[0]?.status
  if (!answer || !status || !answer.holds(status)) return
  for (const { number, sealed_phone } of await markTold(ctx, subject_id, occasion_id)) {
    const phone = ctx.keys.unseal(sealed_phone)
    await sendText(ctx, { phone, text: answer.text(number), purpose: `matter.${news}` })
  }
  await announceToReporters(ctx, subject_id)
  if (found.rows[0]?.is_of_group) {
    const district_id = String(ctx.actor.district_id)
    ctx.emit('matter.told', { district_id, subject_id })
  }
}

// Each phone hears the number under which its owner knows the matter.
async function markTold({ tx, actor }: CommandContext, matter_id: string, occasion_id: string) {
  const told = await sql<{ number: string; sealed_phone: Buffer }>`
    with one as (
      select id, number from matters.matter
      where district_id = ${actor.district_id} and (id = ${matter_id} or merged_into_id = ${matter_id})
    ), heard as (
      select distinct on (phone_index) phone_index, sealed_phone, number from (
        select r.phone_index, r.sealed_phone, one.number from one
        join matters.reporter as r on r.district_id = ${actor.district_id} and r.matter_id = one.id
        union all
        select a.phone_index, a.sealed_phone, one.number from one
        join matters.appeal as a on a.district_id = ${actor.district_id} and a.matter_id = one.id and a.kind = 'me_too'
      ) as known where phone_index is not null order by phone_index, number
    ), told as (
      insert into matters.told (district_id, occasion_id, phone_index, matter_id)
      select ${actor.district_id}, ${occasion_id}::uuid, phone_index, ${matter_id}::uuid from heard
      on conflict do nothing returning phone_index
    )
    select heard.number, heard.sealed_phone from heard join told using (phone_index)`.execute(tx)
  return told.rows
}

/** Lets the open pages of those who follow a matter of somebody else hear that it changed. */
async function announceToReporters(ctx: CommandContext, matter_id: string): Promise<void> {
  const { district_id } = ctx.actor
  const found = await sql<{ id: string; person_id: string }>`
    select id, reporter_id as person_id from matters.matter
    where district_id = ${district_id} and merged_into_id = ${matter_id} and reporter_id is not null
    union
    select m.id, a.person_id from matters.matter as m
    join matters.appeal as a on a.district_id = m.district_id and a.matter_id = m.id and a.kind = 'me_too'
    where m.district_id = ${district_id} and (m.id = ${matter_id} or m.merged_into_id = ${matter_id})
      and a.person_id is not null`.execute(ctx.tx)
  for (const { id, person_id } of found.rows) {
    const facts = { reporter_id: person_id, is_secret: true }
    ctx.announce({ noun: 'matter', id, district_id, facts })
  }
}
