import type { Keys } from '#platform/keys'
import { dongchangfuAreas } from './areas.ts'
import { pingshanAreas, yangguAreas } from './neighbour-areas.ts'
import { placeAreas } from './place-areas.ts'
import { raiseCommunities } from './raise-communities.ts'
import { raiseGovernment } from './raise-government.ts'
import { raisePingshan, raiseYanggu } from './raise-neighbours.ts'
import { raisePartyLine } from './raise-party-line.ts'
import { raiseServices } from './raise-services.ts'
import { inventResidents } from './residents.ts'
import { openRoster } from './roster.ts'
import type { Organisation } from './store-organisation.ts'

/** The district that is there whole. */
export const MODEL_DISTRICT = 371502

/** 东昌府区 whole, then 阳谷县 and 坪山区 as far as they are needed; nobody in one district sees another. */
export function raiseDistricts(keys: Keys): [Organisation, Organisation, Organisation] {
  const model = {
    district_id: MODEL_DISTRICT,
    places: placeAreas(dongchangfuAreas()),
    roster: openRoster(MODEL_DISTRICT, 19_900_000_000),
    residents: inventResidents(MODEL_DISTRICT, keys),
  }
  raiseGovernment(model.roster, model.places)
  const carers = raiseCommunities(model.roster, model.places)
  raisePartyLine(model.roster, model.places, carers)
  raiseServices(model.roster, model.places)
  const yanggu = bare(371521, 19_900_010_000, placeAreas(yangguAreas()))
  raiseYanggu(yanggu.roster, yanggu.places)
  const pingshan = bare(440310, 19_900_020_000, placeAreas(pingshanAreas()))
  raisePingshan(pingshan.roster, pingshan.places)
  return [model, yanggu, pingshan]
}

function bare(
  district_id: number,
  first_phone: number,
  places: Organisation['places'],
): Organisation {
  return { district_id, places, roster: openRoster(district_id, first_phone), residents: [] }
}
