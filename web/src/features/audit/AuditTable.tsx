import type { AuditEntry } from '@linli/contract/audit'
import { Moment } from '../../lib/Moment.tsx'
import { fill, slugText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { AUDIT_OPERATION } from '../../words/zh-CN/audit.ts'
import { AUDIT } from '../../words/zh-CN/settings.ts'

/** Entries of the record, newest first: who did or read what, by names of fields alone. */
export function AuditTable({
  items,
  onActor,
  onSubject,
}: {
  items: readonly AuditEntry[]
  onActor: (id: string) => void
  onSubject: (id: string) => void
}) {
  return (
    <TableBox label={AUDIT.entries}>
      <table className="d-table">
        <caption className="l-visually-hidden">{AUDIT.entries}</caption>
        <thead>
          <tr>
            <th scope="col">{AUDIT.at}</th>
            <th scope="col">{AUDIT.actor}</th>
            <th scope="col">{AUDIT.kind}</th>
            <th scope="col">{AUDIT.operation}</th>
            <th scope="col">{AUDIT.fields}</th>
            <th scope="col">{AUDIT.seal}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((entry) => (
            <tr key={entry.id}>
              <td className="d-tight">
                <Moment at={entry.at} />
              </td>
              <td className="d-tight">
                {entry.actor ? (
                  <Link
                    word={entry.actor.name || AUDIT.nameless}
                    onPress={onActor}
                    id={entry.actor.id}
                  />
                ) : (
                  <span className="l-quiet">{AUDIT.system}</span>
                )}
              </td>
              <td className="d-tight">{AUDIT[entry.kind]}</td>
              <td>
                {AUDIT_OPERATION[entry.operation] ?? entry.operation}
                {AUDIT_OPERATION[entry.operation] ? (
                  <p className="l-quiet l-small">{entry.operation}</p>
                ) : null}
                {entry.refused ? (
                  <p className="l-field-error">
                    {fill(AUDIT.refused, { reason: slugText(entry.refused) })}
                  </p>
                ) : null}
              </td>
              <td>
                <span className="l-quiet l-small">{entry.fields.join('、')}</span>{' '}
                {entry.subject_id ? (
                  <Link word={AUDIT.of_subject} onPress={onSubject} id={entry.subject_id} />
                ) : null}
              </td>
              <td className="d-tight">
                {entry.seal ?? <span className="l-quiet">{AUDIT.waiting}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

function Link({ word, id, onPress }: { word: string; id: string; onPress: (id: string) => void }) {
  return (
    <Button look="quiet" className="d-inline" onClick={() => onPress(id)}>
      {word}
    </Button>
  )
}
