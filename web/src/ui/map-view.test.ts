import { expect, test } from 'vitest'
import { fit, pan, planeAround, toPixel, toWorld, zoom } from './map-view.ts'

const size = { width: 360, height: 300 }
const plane = planeAround([115.98, 36.45])

test('a point goes to the plane and back', () => {
  const [lng, lat] = plane.toEarth(...plane.toPlane([116.03, 36.41]))
  expect(lng).toBeCloseTo(116.03, 9)
  expect(lat).toBeCloseTo(36.41, 9)
})

test('north is up', () => {
  const [, north] = plane.toPlane([115.98, 36.5])
  const [, south] = plane.toPlane([115.98, 36.4])
  expect(north).toBeLessThan(south)
})

test('everything that is fitted is seen', () => {
  const points = [plane.toPlane([115.8, 36.3]), plane.toPlane([116.2, 36.6])]
  const view = fit(points, size)
  for (const [x, y] of points.map((point) => toPixel(view, point, size))) {
    expect(x).toBeGreaterThan(0)
    expect(x).toBeLessThan(size.width)
    expect(y).toBeGreaterThan(0)
    expect(y).toBeLessThan(size.height)
  }
})

test('zooming keeps what is under the finger under the finger', () => {
  const view = fit([plane.toPlane([115.9, 36.4]), plane.toPlane([116, 36.5])], size)
  const before = toWorld(view, [40, 250], size)
  const after = toWorld(zoom(view, 2.5, [40, 250], size), [40, 250], size)
  expect(after[0]).toBeCloseTo(before[0], 6)
  expect(after[1]).toBeCloseTo(before[1], 6)
})

test('panning follows the finger', () => {
  const view = { x: 0, y: 0, scale: 0.5 }
  const held = toWorld(view, [100, 100], size)
  expect(toPixel(pan(view, 30, -20), held, size)).toEqual([130, 80])
})
