import { Refusal } from '#platform/errors'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

/** A moment and an id, as the cursor of a list has them. Refuses: `cursor_not_understood`. */
export function readCursor(cursor: string): { at: string; id: string } {
  const [at = '', id = ''] = cursor.split('~')
  if (!UUID.test(id) || !MOMENT.test(at)) throw new Refusal('invalid', 'cursor_not_understood')
  return { at, id }
}
