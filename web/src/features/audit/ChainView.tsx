import { Moment } from '../../lib/Moment.tsx'
import { useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Badge, Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { AUDIT } from '../../words/zh-CN/settings.ts'

/** How far the record is sealed, and the newest seals. */
export function ChainView() {
  const chain = useQuery('audit.get_chain', {})
  if (chain.error) return <Notice tone="over">{reasonText(chain.error)}</Notice>
  if (!chain.data) return <Skeleton lines={4} />
  const { seals, unsealed, entries } = chain.data
  return (
    <div className="l-stack">
      <p className="l-row">
        <span>{fill(AUDIT.entries_n, { n: entries.toLocaleString('zh-CN') })}</span>
        <Badge tone={unsealed > 0 ? 'doing' : 'done'}>
          {unsealed > 0
            ? fill(AUDIT.unsealed, { n: unsealed.toLocaleString('zh-CN') })
            : AUDIT.all_sealed}
        </Badge>
      </p>
      {seals.length === 0 ? <Empty title={AUDIT.no_seals} /> : null}
      {seals.length > 0 ? (
        <TableBox label={AUDIT.chain}>
          <table className="d-table">
            <caption className="l-visually-hidden">{AUDIT.chain}</caption>
            <thead>
              <tr>
                <th scope="col">{AUDIT.seal_number}</th>
                <th scope="col">{AUDIT.seal_at}</th>
                <th scope="col" className="d-number">
                  {AUDIT.seal_entries}
                </th>
                <th scope="col">{AUDIT.seal_digest}</th>
                <th scope="col">{AUDIT.seal_link}</th>
              </tr>
            </thead>
            <tbody>
              {seals.map((seal) => (
                <tr key={seal.number}>
                  <th scope="row">{seal.number}</th>
                  <td className="d-tight">
                    <Moment at={seal.sealed_at} />
                  </td>
                  <td className="d-number">{seal.entries.toLocaleString('zh-CN')}</td>
                  <td>
                    <code title={seal.digest}>{seal.digest.slice(0, 16)}…</code>
                  </td>
                  <td>
                    <code title={seal.chain}>{seal.chain.slice(0, 16)}…</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      ) : null}
    </div>
  )
}
