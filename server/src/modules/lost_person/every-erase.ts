import { sql } from 'kysely'
import { discardFiles } from '#modules/documents'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'

const MOST = 200

/** Forgets what is personal of cases whose days are over: the counts, the times and who acted stay, and nobody can say any more whom
 * it was about (个人信息保护法 art. 19, 47). */
export async function everyErase(ctx: CommandContext): Promise<'unrecorded' | undefined> {
  const { tx, actor, now } = ctx
  const erased = await sql<{ id: string; photo_ids: string[] }>`
    with due as (
      select c.id, c.photo_ids || array(select unnest(s.photo_ids) from lost_person.sighting as s
        where s.district_id = c.district_id and s.case_id = c.id) as photo_ids
      from lost_person.case as c
      where c.district_id = ${actor.district_id} and c.erased_at is null and c.erase_on <= ${shanghaiDay(now)}::date
      order by c.id limit ${MOST} for update
    ),
    seen as (
      update lost_person.sighting as s set sealed_contact = null, reporter_id = null, words = null, judge_words = null,
        place_words = '', photo_ids = '{}', lng = null, lat = null, datum = null
      from due where s.district_id = ${actor.district_id} and s.case_id = due.id
    ),
    told as (
      update lost_person.step as t set words = null from due where t.district_id = ${actor.district_id} and t.case_id = due.id
    )
    update lost_person.case as c set sealed_name = null, clothing = null, features = null, needs_care = null, photo_ids = '{}',
      lng = null, lat = null, datum = null, place_words = null, sealed_receiver = null, relation = null,
      relation_checked = case when relation_checked is not null then '' end, found_words = null, notice_words = null,
      police_told_whom = null, police_officer = null, minor_officer = null, erased_at = ${now}
    from due where c.district_id = ${actor.district_id} and c.id = due.id
    returning c.id, due.photo_ids`.execute(tx)
  await discardFiles(
    ctx,
    erased.rows.flatMap(({ photo_ids }) => photo_ids),
  )
  return erased.rows.length > 0 ? undefined : 'unrecorded'
}
