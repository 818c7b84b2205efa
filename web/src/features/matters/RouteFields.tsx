import {
  MEDIATION_BARS,
  type MediationBar,
  ROUTE_ARTICLE,
  ROUTE_CHOOSERS,
  type Route,
  type RouteChooser,
} from '@linli/contract/codes/routes'
import { Chips, Choice } from '../../ui/Choice.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import {
  MEDIATION_BAR,
  ROUTE,
  ROUTE_CHOOSER,
  ROUTE_DESK,
  ROUTE_NEEDS,
  ROUTES_PAGE,
} from '../../words/zh-CN/routes.ts'
import { openRoutes, type RouteDraft, routeInput } from './route-draft.ts'

/** The ways of 信访工作条例 art. 31 in lawful order, each with its article, what it needs and what the desk does; and which
 * one was chosen. */
export function RouteFields({
  draft,
  change,
  isAsked,
}: {
  draft: RouteDraft
  change: (change: Partial<RouteDraft>) => void
  isAsked: boolean
}) {
  const options: { value: Route | 'none'; word: string; hint?: React.ReactNode }[] = [
    ...openRoutes(draft.bars).map((value) => ({
      value,
      word: ROUTE[value],
      hint: <RouteHint route={value} />,
    })),
    { value: 'none', word: ROUTES_PAGE.none },
  ]
  const isMissing = isAsked && !routeInput(draft)
  return (
    <div className="l-stack">
      <p className="l-quiet">{ROUTES_PAGE.lead}</p>
      <Bars
        bars={draft.bars}
        onChange={(bars) =>
          change({
            bars,
            ...(bars.length > 0 && draft.chosen === 'mediation' ? { chosen: null } : {}),
          })
        }
      />
      <Choice<Route | 'none'>
        legend={ROUTES_PAGE.choose}
        options={options}
        value={draft.chosen ?? undefined}
        onChange={(chosen) => change({ chosen })}
      />
      {draft.chosen === 'none' ? (
        <TextArea
          label={ROUTES_PAGE.reason}
          placeholder={ROUTES_PAGE.reason_hint}
          error={isMissing ? ROUTES_PAGE.reason_missing : undefined}
          rows={2}
          maxLength={500}
          value={draft.reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
      ) : null}
      {isMissing && draft.chosen === null ? (
        <p className="l-field-error">{ROUTES_PAGE.choose_missing}</p>
      ) : null}
      <Pick word={ROUTES_PAGE.chosen_by}>
        <Chips<RouteChooser>
          label={ROUTES_PAGE.chosen_by}
          options={ROUTE_CHOOSERS.map((value) => ({ value, word: ROUTE_CHOOSER[value] }))}
          value={draft.chosen_by}
          onChange={(chosen_by) => chosen_by && change({ chosen_by })}
        />
      </Pick>
    </div>
  )
}

function RouteHint({ route }: { route: Route }) {
  return (
    <>
      {ROUTE_ARTICLE[route]}。{ROUTE_NEEDS[route]}
      <br />
      {ROUTES_PAGE.desk}：{ROUTE_DESK[route]}
    </>
  )
}

function Bars({
  bars,
  onChange,
}: {
  bars: readonly MediationBar[]
  onChange: (bars: MediationBar[]) => void
}) {
  return (
    <Pick word={ROUTES_PAGE.bars} {...(bars.length > 0 ? { hint: ROUTES_PAGE.barred } : {})}>
      <div className="d-checks">
        {MEDIATION_BARS.map((bar) => (
          <label key={bar} className="d-check">
            <input
              type="checkbox"
              checked={bars.includes(bar)}
              onChange={(event) =>
                onChange(event.target.checked ? [...bars, bar] : bars.filter((one) => one !== bar))
              }
            />
            {MEDIATION_BAR[bar]}
          </label>
        ))}
      </div>
    </Pick>
  )
}
