import { sm2 } from 'sm-crypto'

/** Signs bytes; a cipher machine or a key of hardware takes the place of the software one. */
export type Signer = (text: string) => Buffer

/** Signs with a private key of SM2 (SM3 within), 64 bytes: r and s. Node's own signature with such a key is refused by others. */
export function softwareSigner(private_key: string): Signer {
  return (text) => Buffer.from(sm2.doSignature(text, private_key, { hash: true }), 'hex')
}

/** The signature file that stands beside a message: four bytes of time, six of the certificate's number, and the signature. */
export function signatureXml(
  message: { id: string; xml: string },
  { sign, cert_number, at }: { sign: Signer; cert_number: string; at: Date },
): string {
  const time = Buffer.alloc(4)
  time.writeUInt32BE(Math.floor(at.getTime() / 1000))
  const cert = Buffer.from(cert_number.padStart(12, '0').slice(-12), 'hex')
  const value = Buffer.concat([time, cert, sign(message.xml)]).toString('base64')
  return `<?xml version="1.0" encoding="utf-8"?>
<Signature><Version>1.0</Version><RelatedEBD><EBDID>${message.id}</EBDID></RelatedEBD><SignatureCert><CertType>1</CertType><IssuerID>0</IssuerID><CertSN>${cert_number}</CertSN></SignatureCert><SignatureTime>${time.toString('hex')}</SignatureTime><DigestAlgorithm>SM3</DigestAlgorithm><SignatureAlgorithm>SM2</SignatureAlgorithm><SignatureValue>${value}</SignatureValue></Signature>`
}
