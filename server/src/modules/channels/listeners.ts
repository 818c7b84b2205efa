import type { CommandContext } from '#platform/module'

type Listener = (ctx: CommandContext, id: string) => Promise<void>

const onDeliveries = new Map<string, Listener>()
const onMessages: Listener[] = []

/** Lets an upper module hear, in a job after the commit, that deliveries about its noun have changed their states; it is
 * given the id of its thing. Modules above know channels, not the other way round, so their index hands this down. */
export function hearDeliveries(noun: string, listener: Listener): void {
  onDeliveries.set(noun, listener)
}

/** Lets an upper module hear of every message that came in, by its id; `readInbound` opens it. */
export function hearMessages(listener: Listener): void {
  if (!onMessages.includes(listener)) onMessages.push(listener)
}

/** Passes the news of changed deliveries to the module of their noun. */
export async function onDeliveriesChanged(
  ctx: CommandContext,
  payload: Record<string, string>,
): Promise<void> {
  const { about_noun = '', subject_id = '' } = payload
  await onDeliveries.get(about_noun)?.(ctx, subject_id)
}

/** Passes a message that came in to whoever wants to hear. */
export async function tellOfMessage(ctx: CommandContext, id: string): Promise<void> {
  for (const listener of onMessages) await listener(ctx, id)
}
