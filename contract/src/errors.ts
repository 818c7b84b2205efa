import { z } from 'zod'

/** The closed list of what can go wrong on purpose. HTTP numbers stand in the server's `http.ts` alone. */
const ERROR_CODES = [
  'unauthenticated',
  'forbidden',
  'not_found',
  'invalid',
  'conflict',
  'too_many_requests',
  'unavailable',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** The body of every refusal: a problem of RFC 9457. `reason` is a slug that the web has words for. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(ERROR_CODES),
  reason: z.string(),
  data: z.record(z.string(), z.unknown()).optional(),
  issues: z.array(z.object({ path: z.string(), code: z.string() })).optional(),
  request_id: z.string().optional(),
})
export type Problem = z.infer<typeof Problem>
