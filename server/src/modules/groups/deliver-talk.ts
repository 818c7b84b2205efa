import { type RawBuilder, sql } from 'kysely'
import type { Deliver, Delivery, DeliveryContext, LiveChange } from '#platform/module'
import { type MemberList, openMemberLists, readMembers } from './member-lists.ts'
import {
  BESIDE_MESSAGE,
  MESSAGE_COLUMNS,
  type MessageRow,
  messagesOf,
} from './queries/message-rows.ts'

// More than that at once comes in the next round.
const MOST_AT_ONCE = 100

/** Pushes what is said to those who are in the group: each process reads a message once, whatever the number of listeners, and
 * with it the version of the list of members; where that has changed since, the list is read again before anybody gets a
 * byte. Messages leave in the order of their numbers, though notices of several processes may overtake each other. */
export function deliverTalk(): Record<string, Deliver> {
  const lists = openMemberLists()

  /** The list that holds at the moment of `version`. */
  const listAt = async (
    context: DeliveryContext,
    { district_id, order, version }: { district_id: number; order: string; version: number | null },
  ): Promise<MemberList> => {
    const held = lists.find(order)
    if (held && held.version === version) return held
    const list = { pushed: null, ...held, ...(await readMembers(context, district_id, order)) }
    lists.put(order, list)
    return list
  }

  const group_talk: Deliver = async (context, change) => {
    const order = orderOf(change)
    const seq = Number(change.facts['seq'])
    const last = lists.find(order)?.pushed ?? null
    if (last !== null && seq <= last) return []
    // Far behind, as after a time without open pages: whoever has come since has read it.
    const held = last !== null && seq - last <= MOST_AT_ONCE ? last : null
    const pushed = held ?? Math.max(0, seq - MOST_AT_ONCE)
    const since = held === null ? justBefore(seq, context.now) : sql``
    const which = sql`m.seq > ${pushed} ${since} order by m.seq limit ${MOST_AT_ONCE}`
    const { version, rows } = await readMessages(context, change, which)
    const list = await listAt(context, { district_id: change.district_id, order, version })
    const end = rows.at(-1)?.seq ?? pushed
    list.pushed = rows.length < MOST_AT_ONCE ? Math.max(seq, end) : end
    const said = await pushes(context, change, rows, list)
    return rows.length < MOST_AT_ONCE ? said : [...said, ...(await group_talk(context, change))]
  }

  const group_message: Deliver = async (context, change) => {
    const order = orderOf(change)
    const { version, rows } = await readMessages(context, change, sql`m.id = ${change.id}`)
    const list = await listAt(context, { district_id: change.district_id, order, version })
    return pushes(context, change, rows, list)
  }

  /** Who was in it until now hears of the change too, and finds out by asking. */
  const group: Deliver = async (context, change) => {
    const { people, is_for_them_alone } = change.facts
    const named = Array.isArray(people) ? people.flatMap((id) => id ?? []) : []
    const before = lists.find(change.id)?.people ?? []
    const at = { district_id: change.district_id, order: change.id, version: null }
    const now = is_for_them_alone ? [] : (await listAt(context, at)).people
    const person_ids = new Set([...(is_for_them_alone ? [] : before), ...now, ...named])
    return [{ event: 'change', data: { noun: 'group', id: change.id }, person_ids }]
  }
  return { group_talk, group_message, group }
}

// The first notice that a process hears of a group may have overtaken others of the same moment.
const MOMENT_MS = 5_000

const justBefore = (seq: number, now: Date) =>
  sql`and (m.seq >= ${seq} or m.at > ${new Date(now.getTime() - MOMENT_MS)})`

function orderOf(change: LiveChange): string {
  return String(change.facts['order'])
}

/** Messages of a group, with the version of its list of members from the same moment; one statement. */
async function readMessages(
  { db }: DeliveryContext,
  change: LiveChange,
  which: RawBuilder<unknown>,
): Promise<{ version: number | null; rows: MessageRow[] }> {
  const found = await sql<{ members_version: number } & (MessageRow | { id: null })>`
    select g.members_version, n.* from groups.group as g
    left join lateral (select ${MESSAGE_COLUMNS} from groups.message as m ${BESIDE_MESSAGE}
      where m.district_id = g.district_id and m.group_id = g.id and ${which}) as n on true
    where g.district_id = ${change.district_id} and g.id = ${orderOf(change)}
    order by n.seq`.execute(db)
  return {
    version: found.rows[0]?.members_version ?? null,
    rows: found.rows.flatMap((row) => (row.id === null ? [] : [row])),
  }
}

async function pushes(
  context: DeliveryContext,
  { district_id }: LiveChange,
  rows: readonly MessageRow[],
  { people }: MemberList,
): Promise<Delivery[]> {
  const messages = await messagesOf(context, district_id, rows)
  return messages.map((data) => ({ event: 'message', data, person_ids: people }))
}
