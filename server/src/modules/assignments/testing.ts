import { sql } from 'kysely'
import type { TestApp } from '../../../test/harness.ts'
import type { World } from '../../../test/world.ts'

/** Settled matters of July and August 2022, spread over days and hours, made by SQL: of ten, five are lights of the new
 * street and three of the old one, handled by the light works in an hour; two are rubbish, done by the property firm in
 * five days. All were due after a day. */
export async function pastMatters(app: TestApp, world: World, n: number): Promise<void> {
  const { areas, units, categories } = world
  await sql`
    insert into matters.matter (district_id, id, number, status, source, category_id, category_code, urgency, description,
      street_id, community_id, grid_id, unit_id, closed_as, reported_at, accepted_at, assigned_at, resolved_at, closed_at,
      handle_due_at)
    select 371502, (left(platform.first_id(at)::text, 14) || '7' || substr(md5(i::text), 1, 3) || '-8' || substr(md5(i::text), 4, 3)
        || '-' || substr(md5(i::text), 7, 12))::uuid, '2021-' || lpad(i::text, 7, '0'), 'closed', 'window',
      case when i % 10 < 8 then ${categories.street_light}::uuid else ${categories.rubbish}::uuid end,
      case when i % 10 < 8 then 'facility.street_light' else 'env.rubbish' end, 'ordinary', '一件办完的事',
      case when i % 10 between 5 and 7 then ${areas.guchong}::uuid else ${areas.xinqu}::uuid end,
      case when i % 10 between 5 and 7 then ${areas.huxi}::uuid else ${areas.fengyuan}::uuid end,
      case when i % 10 between 5 and 7 then ${areas.grid3}::uuid else ${areas.grid1}::uuid end,
      case when i % 10 < 8 then ${units.lights}::uuid else ${units.property}::uuid end,
      'handled', at, at, at, at + case when i % 10 < 8 then interval '1 hour' else interval '5 days' end,
      at + interval '6 days', at + interval '1 day'
    from (select i, timestamptz '2022-07-01T00:00:00+08:00' + i * (interval '60 days' / ${n}::int) as at
      from generate_series(1, ${n}::int) as i) as past`.execute(app.services.database.db)
}
