import { POST_KINDS } from '@linli/contract/codes/org'
import type { Actor } from '#platform/actor'
// For its work too: commands expect moments as texts.
import '#platform/db'
import type { Tx } from '#platform/db'
import type { CommandContext } from '#platform/module'
import { openTally } from '#platform/tally'
import { idAt } from './identify.ts'
import type { Random } from './random.ts'
import type { DemoPost } from './roster.ts'

/** What a command that sends nothing and numbers nothing needs: its rows come out as if this person had given it then. Counts
 * are left alone, because they are set from the rows afterwards. */
export function actAs(
  tx: Tx,
  district_id: number,
  post: DemoPost,
  { at, random }: { at: Date; random: Random },
): CommandContext {
  const newId = () => idAt(at.getTime(), random)
  const never = (): never => {
    throw new RangeError('the demonstration gives no command that seals, stores or numbers')
  }
  return {
    tx,
    actor: actorOf(district_id, post),
    now: at,
    device: '',
    public_url: null,
    newId,
    new_id: newId(),
    tally: openTally(),
    emit: () => undefined,
    announce: () => undefined,
    setSession: () => undefined,
    get keys() {
      return never()
    },
    get files() {
      return never()
    },
    get numbers() {
      return never()
    },
  }
}

function actorOf(district_id: number, post: DemoPost): Actor {
  const role = POST_KINDS[post.kind]
  return {
    kind: 'staff',
    district_id,
    person_id: post.person.id,
    name: post.person.name,
    session_id: null,
    roles: [role],
    posts: [
      {
        id: post.id,
        kind: post.kind,
        role,
        unit_id: post.unit.id,
        unit_name: post.unit.name,
        area_id: post.area.id,
        area_name: post.area.name,
        level: post.area.level,
        on_behalf_of: null,
      },
    ],
    acts_for: [post.person.id],
    must_change_password: false,
  }
}
