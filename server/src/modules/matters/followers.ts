import type { MatterSource } from '@linli/contract/codes/matters'
import type { CommandContext } from '#platform/module'

/** Told, in the transaction of the act, that these matters have moved. */
type Follower = (ctx: CommandContext, matter_ids: readonly string[]) => Promise<void>

const followers = new Map<MatterSource, Follower>()

/** Lets a module above hear at once of acts on the matters that came through its door. */
export function registerFollower(source: MatterSource, follower: Follower): void {
  followers.set(source, follower)
}

/** Tells whoever follows matters of these doors; nothing where nobody does. */
export async function tellFollowers(
  ctx: CommandContext,
  matters: readonly { id: string; source: MatterSource }[],
): Promise<void> {
  for (const [source, follower] of followers) {
    const ids = matters.flatMap((matter) => (matter.source === source ? [matter.id] : []))
    if (ids.length > 0) await follower(ctx, ids)
  }
}
