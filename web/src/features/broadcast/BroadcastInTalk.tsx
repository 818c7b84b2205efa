import { BROADCAST } from '../../words/zh-CN/broadcast.ts'
import './broadcast.css'

/** A message to many groups, where it was read: its title over its words. */
export function BroadcastInTalk({ text }: { text: string }) {
  const [title, ...rest] = text.split('\n')
  return (
    <article className="bc-talk" aria-label={title}>
      <p className="l-small l-quiet">{BROADCAST.in_talk}</p>
      <strong>{rest.length > 0 ? title : null}</strong>
      <p>{rest.length > 0 ? rest.join('\n') : title}</p>
    </article>
  )
}
