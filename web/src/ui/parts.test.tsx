import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { AreaMap } from './AreaMap.tsx'
import { Button } from './Button.tsx'
import { Field } from './Field.tsx'
import { PhotoGrid } from './Photos.tsx'
import { Badge, type Tone } from './States.tsx'

test('every state has a shape of its own besides its word and colour', () => {
  const tones: Tone[] = ['todo', 'doing', 'done', 'soon', 'over', 'quiet']
  const shapes = tones.map((tone) =>
    renderToStaticMarkup(<Badge tone={tone}>已办结</Badge>).replace(/ class="[^"]*"/g, ''),
  )
  expect(new Set(shapes).size).toBe(tones.length)
  expect(shapes.every((shape) => shape.includes('已办结'))).toBe(true)
})

test('a button at work says so and cannot be pressed again', () => {
  const html = renderToStaticMarkup(<Button busyWord="正在发出…">发出</Button>)
  expect(html).toContain('正在发出…')
  expect(html).toContain('disabled')
  expect(renderToStaticMarkup(<Button busyWord={false}>发出</Button>)).not.toContain('disabled')
})

test('what is wrong with a field is told to those who hear the page', () => {
  const html = renderToStaticMarkup(<Field label="手机号" error="少了一位" />)
  const id = /aria-describedby="([^"]+)"/.exec(html)?.[1]
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain(`id="${id}"`)
})

test('the ninth photo is the last', () => {
  const photos = (n: number) =>
    Array.from({ length: n }, (_, at) => ({ id: String(at), url: 'data:,', word: '' }))
  const grid = (n: number) =>
    renderToStaticMarkup(
      <PhotoGrid
        photos={photos(n)}
        limit={9}
        addWord="再加一张"
        removeWord="去掉"
        onAdd={() => {}}
        onRemove={() => {}}
      />,
    )
  expect(grid(8)).toContain('再加一张')
  expect(grid(9)).not.toContain('再加一张')
})

test('a map names what has room and tells its keys', () => {
  const square = (size: number) =>
    [
      [
        [
          [116, 36],
          [116 + size, 36],
          [116 + size, 36 + size],
          [116, 36 + size],
        ],
      ],
    ] as const
  const html = renderToStaticMarkup(
    <AreaMap
      label="本区"
      shapes={[
        { id: 'a', name: '新区街道', polygons: square(0.1) },
        { id: 'b', name: '小到写不下名字的社区', polygons: square(0.002) },
      ]}
    />,
  )
  expect(html).toMatch(/<text[^>]*>新区街道<\/text>/)
  expect(html).not.toMatch(/<text[^>]*>小到写不下/)
  expect(html).toContain('<title>小到写不下名字的社区</title>')
  expect(html).toContain('方向键移动')
})
