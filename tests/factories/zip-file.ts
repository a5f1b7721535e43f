import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  name: string;
  data: Buffer | string;
  /** Leave the data as it is, as some writers do. */
  isStored?: boolean;
  /** The unpacked size the file claims, true or not. */
  claimedSize?: number;
  isEncrypted?: boolean;
}

/** A zip file byte by byte, so that tests can also build what no proper writer would. */
export function zipFile(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const data = Buffer.from(part.data);
    const packed = part.isStored ? data : deflateRawSync(data);
    const name = Buffer.from(part.name);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE((part.isEncrypted ? 1 : 0) | 0x800, 2);
    fixed.writeUInt16LE(part.isStored ? 0 : 8, 4);
    fixed.writeUInt32LE(crc32(data), 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(part.claimedSize ?? data.length, 18);
    fixed.writeUInt16LE(name.length, 22);
    bodies.push(Buffer.from('504b0304', 'hex'), fixed, name, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('504b01021400', 'hex'), fixed, tail, name);
    offset += 4 + fixed.length + name.length + packed.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, index, end]);
}
