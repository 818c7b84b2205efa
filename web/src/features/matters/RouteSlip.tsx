import type { Matter, RouteChoice } from '@linli/contract/matters'
import { useQuery } from '../../lib/queries.ts'
import { sayExact } from '../../lib/time.ts'
import { ROUTE, ROUTE_DESK, ROUTE_NEEDS, ROUTES_PAGE } from '../../words/zh-CN/routes.ts'
import { MatterSheet } from './MatterSheet.tsx'
import './route-slip.css'

/** What somebody takes home of the ways they were told of: each with its article, the chosen one marked, room to sign. */
export function RouteSlip({ matter }: { matter: Matter }) {
  const choices = useQuery('matters.list_route_choices', { id: matter.id })
  const latest = choices.data?.[0]
  return (
    <MatterSheet title={ROUTES_PAGE.slip} matter={matter}>
      {latest ? <Told choice={latest} /> : null}
      {choices.data && !latest ? <p className="l-quiet">{ROUTES_PAGE.slip_none}</p> : null}
    </MatterSheet>
  )
}

function Told({ choice }: { choice: RouteChoice }) {
  return (
    <>
      <p>{ROUTES_PAGE.slip_lead}</p>
      <table className="d-table d-slip">
        <tbody>
          {choice.told.map(({ route, article }) => (
            <tr key={route} className={route === choice.chosen ? 'd-slip-chosen' : ''}>
              <td className="d-tight" aria-label={route === choice.chosen ? ROUTES_PAGE.tick : ''}>
                {route === choice.chosen ? '☑' : '☐'}
              </td>
              <th scope="row">{ROUTE[route]}</th>
              <td>
                <p>{ROUTE_NEEDS[route]}</p>
                <p>
                  {ROUTES_PAGE.desk}：{ROUTE_DESK[route]}
                </p>
                <p className="l-quiet l-small">
                  {ROUTES_PAGE.slip_article}：{article}
                </p>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {choice.chosen ? null : (
        <p>
          {ROUTES_PAGE.none}：{choice.reason}
        </p>
      )}
      <div className="d-slip-sign">
        <p>{ROUTES_PAGE.slip_sign}：</p>
        <p>
          {ROUTES_PAGE.slip_staff}：{choice.told_by.name}
        </p>
        <p>
          {ROUTES_PAGE.slip_day}：{sayExact(choice.at).slice(0, 10)}
        </p>
      </div>
    </>
  )
}
