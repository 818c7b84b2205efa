import { z } from 'zod'

/** An internal id: uuid version 7, made by the application. */
export const Id = z.uuid()
/** The six-digit state code of a district as it was when the district joined. */
export const DistrictId = z.int().min(100000).max(999999)
/** A moment, ISO 8601, in UTC. */
export const Instant = z.iso.datetime({ offset: true })
/** A day without time, as the law counts them. */
export const Day = z.iso.date()
/** A mainland mobile number, as people type it. */
export const Phone = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, '').replace(/^(\+?86)/, ''))
  .pipe(z.string().regex(/^1[3-9]\d{9}$/))
/** The name of a person: rare characters beyond the basic plane and the middle dot are names too. */
export const PersonName = z.string().trim().min(1).max(50)
export const ShortText = z.string().trim().min(1).max(200)
export const LongText = z.string().trim().min(1).max(2000)

/** Where something is, in degrees, with the datum it was measured in. */
export const Position = z.object({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  datum: z.enum(['wgs84', 'gcj02']),
})
export type Position = z.infer<typeof Position>

/** Which page of a keyset list is asked for; `cursor` comes from the page before. */
export const Page = {
  cursor: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(20),
}

/** A count that is exact up to 1,000 and then says that there are more. */
export const Count = z.object({ n: z.int(), is_more: z.boolean() })
export type Count = z.infer<typeof Count>

/** A name with the id it stands for, as lists show it. */
export const Named = z.object({ id: Id, name: z.string() })
export type Named = z.infer<typeof Named>

/** The answer of a command that leaves nothing to show. */
export const Done = z.object({ done: z.literal(true) })
