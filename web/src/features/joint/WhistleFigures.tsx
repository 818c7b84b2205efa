import type { OutputOf } from '../../lib/api.ts'
import { useQuery } from '../../lib/queries.ts'
import { sayDay } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Section } from '../../ui/Page.tsx'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { JOINT_PAGE } from '../../words/zh-CN/joint.ts'

type Figures = OutputOf<'joint.count_whistles'>
type Share = Figures['units'][number]['late']

/** Calls of a time, by street and by called unit: both sides, with their denominators, by name and never by rank. */
export function WhistleFigures({ from, to }: { from: string; to: string }) {
  const figures = useQuery('joint.count_whistles', { from, to })
  return (
    <Section title={JOINT_PAGE.calls}>
      <p className="l-quiet">
        {fill(JOINT_PAGE.calls_lead, { from: sayDay(from), to: sayDay(to) })}
      </p>
      {figures.error ? <Notice tone="over">{reasonText(figures.error)}</Notice> : null}
      {figures.isPending ? <Skeleton lines={4} /> : null}
      {figures.data?.units.length === 0 ? <p className="l-quiet">{JOINT_PAGE.no_calls}</p> : null}
      {figures.data && figures.data.units.length > 0 ? <Tables figures={figures.data} /> : null}
    </Section>
  )
}

function Tables({ figures: { streets, units } }: { figures: Figures }) {
  return (
    <>
      <FigureTable
        title={JOINT_PAGE.by_street}
        heads={[JOINT_PAGE.street, JOINT_PAGE.called, JOINT_PAGE.justified]}
        rows={streets.map(({ unit, calls, justified }) => ({
          id: unit.id,
          cells: [unit.name, String(calls), shareWord(justified)],
        }))}
      />
      <FigureTable
        title={JOINT_PAGE.by_unit}
        heads={[
          JOINT_PAGE.unit_called,
          JOINT_PAGE.called,
          JOINT_PAGE.waiting,
          JOINT_PAGE.in_time,
          JOINT_PAGE.late,
          JOINT_PAGE.missing,
          JOINT_PAGE.came,
          JOINT_PAGE.helped,
        ]}
        rows={units.map(({ unit, calls, waiting, in_time, late, missing, came, helped }) => ({
          id: unit.id,
          cells: [
            unit.name,
            String(calls),
            String(waiting),
            ...[in_time, late, missing, came, helped].map(shareWord),
          ],
        }))}
      />
    </>
  )
}

function FigureTable({
  title,
  heads,
  rows,
}: {
  title: string
  heads: readonly string[]
  rows: readonly { id: string; cells: readonly string[] }[]
}) {
  return (
    <TableBox label={title}>
      <table className="d-table">
        <caption className="l-visually-hidden">{title}</caption>
        <thead>
          <tr>
            {heads.map((head, at) => (
              <th key={head} scope="col" {...(at > 0 ? { className: 'd-number' } : {})}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells: [name, ...numbers] }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {numbers.map((cell, at) => (
                <td key={heads[at + 1]} className="d-number">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

/** A number with what it is of; a dash where there is nothing to be a share of. */
function shareWord({ n, of }: Share): string {
  return of === 0 ? '–' : `${n} / ${of}`
}
