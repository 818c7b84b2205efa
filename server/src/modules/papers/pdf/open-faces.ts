import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import fontverter from 'fontverter'

/** 宋 for the words of a form, 标宋 for titles and headings, 楷 for what was filled in. */
export const FACE_NAMES = ['song', 'bold', 'kai'] as const
export type FaceName = (typeof FACE_NAMES)[number]

// Noto Serif has the tables of GB 18030 that every office must have; LXGW WenKai has further characters of names beyond them.
const SOURCES: Record<FaceName, { file: string; name: string; fallback: readonly FaceName[] }> = {
  song: {
    file: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
    name: 'NotoSerifSC-Regular',
    fallback: ['kai'],
  },
  bold: {
    file: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
    name: 'NotoSerifSC-Bold',
    fallback: ['song', 'kai'],
  },
  kai: {
    file: '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff',
    name: 'LXGWWenKai-Regular',
    fallback: ['song'],
  },
}

/** Which face draws a character, and how wide it is in parts of the size. */
export interface Drawn {
  face: FaceName
  width: number
}

/** What a layout asks of fonts: null for a character that none of them has. */
export interface Measure {
  find(char: string, wanted: FaceName): Drawn | null
}

/** The fonts, open: measures, and the bytes from which the PDF takes what a paper needs. */
export interface Faces extends Measure {
  bytes: Record<FaceName, Buffer>
  names: Record<FaceName, string>
}

/** Reads the fonts of the installed packages. Takes about a second, so a thread opens them once. */
export async function openFaces(): Promise<Faces> {
  const [song, bold, kai] = await Promise.all([readFace('song'), readFace('bold'), readFace('kai')])
  const fonts = { song: openFont(song), bold: openFont(bold), kai: openFont(kai) }
  const known = new Map<string, Drawn | null>()
  return {
    bytes: { song, bold, kai },
    names: { song: SOURCES.song.name, bold: SOURCES.bold.name, kai: SOURCES.kai.name },
    find: (char, wanted) => {
      const key = `${wanted}${char}`
      const before = known.get(key)
      if (before !== undefined) return before
      const drawn = findIn(fonts, char, wanted)
      known.set(key, drawn)
      return drawn
    },
  }
}

async function readFace(face: FaceName): Promise<Buffer> {
  const file = createRequire(import.meta.url).resolve(SOURCES[face].file)
  const bytes = await readFile(file)
  return file.endsWith('.ttf') ? bytes : fontverter.convert(bytes, 'truetype')
}

function openFont(bytes: Buffer): Font {
  const opened = create(bytes)
  if ('fonts' in opened) throw new Error('a collection of fonts where one was expected')
  return opened
}

function findIn(fonts: Record<FaceName, Font>, char: string, wanted: FaceName): Drawn | null {
  const code = char.codePointAt(0) ?? 0
  for (const face of [wanted, ...SOURCES[wanted].fallback]) {
    const font = fonts[face]
    if (!font.hasGlyphForCodePoint(code)) continue
    return { face, width: font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm }
  }
  return null
}
