import sharp from 'sharp'

/** A JPEG as a phone takes it: with the camera's name and, where given, the place (WGS-84 degrees) in its EXIF. */
export async function takePhoto(name: string, place?: { lng: number; lat: number }) {
  const lamp = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">
    <rect width="1200" height="900" fill="#1a2233"/><path d="M0 760h1200v140H0z" fill="#0d121b"/>
    <path d="M820 780V280q0-60 60-60h90" fill="none" stroke="#56627a" stroke-width="18"/></svg>`
  const buffer = await sharp(Buffer.from(lamp))
    .withExif({
      IFD0: { Make: 'Linli', Model: 'Story Phone' },
      ...(place ? { IFD3: gps(place) } : {}),
    })
    .jpeg({ quality: 86 })
    .toBuffer()
  return { name, mimeType: 'image/jpeg', buffer }
}

function gps({ lng, lat }: { lng: number; lat: number }) {
  return {
    GPSLatitudeRef: lat < 0 ? 'S' : 'N',
    GPSLatitude: degrees(Math.abs(lat)),
    GPSLongitudeRef: lng < 0 ? 'W' : 'E',
    GPSLongitude: degrees(Math.abs(lng)),
  }
}

/** Degrees, minutes and hundredths of seconds as EXIF writes fractions. */
function degrees(value: number) {
  const whole = Math.floor(value)
  const minutes = Math.floor((value - whole) * 60)
  const seconds = Math.round(((value - whole) * 60 - minutes) * 60 * 10_000)
  return `${whole}/1 ${minutes}/1 ${seconds}/10000`
}
