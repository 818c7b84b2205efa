/** What the first bytes of a file say that it is; `heic` stands for the pictures of some phones that are not read here. */
export type Sniffed =
  | { kind: 'picture'; format: 'jpeg' | 'png' | 'webp' | 'heic' }
  | { kind: 'recording'; media_type: string }
  | null

/** Tells pictures and recordings by their content; names and announced types are not asked. Needs the first 64 bytes. */
export function sniffMedia(head: Buffer): Sniffed {
  const at = (offset: number, text: string) =>
    head.toString('latin1', offset, offset + text.length) === text
  const first = head.toString('hex', 0, 4)
  if (first.startsWith('ffd8ff')) return { kind: 'picture', format: 'jpeg' }
  if (at(0, '\x89PNG\r\n\x1a\n')) return { kind: 'picture', format: 'png' }
  if (at(0, 'RIFF') && at(8, 'WEBP')) return { kind: 'picture', format: 'webp' }
  if (at(4, 'ftyp')) {
    const brand = head.toString('latin1', 8, 12)
    if (HEIC_BRANDS.has(brand)) return { kind: 'picture', format: 'heic' }
    return MP4_BRANDS.test(brand) ? recording('audio/mp4') : null
  }
  if (at(0, 'RIFF') && at(8, 'WAVE')) return recording('audio/wav')
  if (at(0, 'OggS')) return recording('audio/ogg')
  if (first === '1a45dfa3' && head.includes('webm')) return recording('audio/webm')
  if (at(0, 'ID3')) return recording('audio/mpeg')
  // Frame heads: MPEG audio layer III, and AAC in ADTS, whose layer bits are always zero.
  if (/^fff[23ab]/.test(first)) return recording('audio/mpeg')
  if (/^fff[0189]/.test(first)) return recording('audio/aac')
  return null
}

const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'])
const MP4_BRANDS = /^(M4A |M4B |mp4[12]|isom|iso[2-9]|dash|3gp.|MSNV|qt {2})$/

function recording(media_type: string): Sniffed {
  return { kind: 'recording', media_type }
}
