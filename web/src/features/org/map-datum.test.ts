import { expect, test } from 'vitest'
import { toDatum } from '../../../../server/src/platform/geo.ts'
import { onMap } from './map-datum.ts'

test.each([
  [116.404, 39.915],
  [115.98, 36.45],
  [114.34, 22.69],
  [80.2, 41.1],
])('the map and the server move %d, %d to the same place', (lng, lat) => {
  const server = toDatum({ lng, lat, datum: 'wgs84' }, 'gcj02')
  const [x, y] = onMap({ lng, lat, datum: 'wgs84' })
  expect(x).toBeCloseTo(server.lng, 9)
  expect(y).toBeCloseTo(server.lat, 9)
})

test('what is already in the datum of the map stays', () => {
  expect(onMap({ lng: 116, lat: 36.4, datum: 'gcj02' })).toEqual([116, 36.4])
})
