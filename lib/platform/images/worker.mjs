// The child process that re-encodes one picture: bytes on standard input, the clean picture on standard output, or exit code 1.
import sharp from 'sharp';

const kind = process.argv[2];
const parts = [];
for await (const part of process.stdin) parts.push(part);
try {
  const picture = sharp(Buffer.concat(parts), { limitInputPixels: 60_000_000, failOn: 'error' }).rotate();
  const clean = await (kind === 'png' ? picture.png() : picture.jpeg({ quality: 88 })).toBuffer();
  process.stdout.write(clean);
} catch {
  process.exitCode = 1;
}
