// Draws manifest/color.png, manifest/outline.png and manifest/icons: a measuring bar, committed, delivered and evidenced.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { root } from './install.mjs';

const samples = 4; // a pixel's edge is the mean of 4 by 4 points

/** How far a point lies outside a rounded rectangle; negative inside. */
const outside = ([x, y, width, height, radius], px, py) => {
  const dx = Math.abs(px - x - width / 2) - width / 2 + radius;
  const dy = Math.abs(py - y - height / 2) - height / 2 + radius;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
};

// On a grid of 192 units. Three bars that grow, and the mark of what was expected by today.
const bars = [
  [40, 52, 112, 22, 11],
  [40, 85, 84, 22, 11],
  [40, 118, 56, 22, 11],
];
const mark = [136, 82, 10, 62, 5];

function colourAt(x, y) {
  if (outside([0, 0, 192, 192, 36], x, y) > 0) return [0, 0, 0, 0];
  if (outside(mark, x, y) <= 0) return [255, 200, 61, 255];
  const bar = bars.findIndex((each) => outside(each, x, y) <= 0);
  if (bar >= 0)
    return [
      [143, 201, 180, 255],
      [200, 232, 218, 255],
      [255, 255, 255, 255],
    ][bar];
  return [11, 94, 74, 255];
}

function outlineAt(x, y) {
  const line = 9;
  const onLine = bars.some((each) => Math.abs(outside(grown(each), x, y)) <= line / 2);
  return onLine || outside(grown(mark), x, y) <= 0 ? [255, 255, 255, 255] : [255, 255, 255, 0];
}

const grown = ([x, y, width, height, radius]) => [
  96 + (x - 96) * 1.4,
  96 + (y - 96) * 1.4,
  width * 1.4,
  height * 1.4,
  radius * 1.4,
];

function draw(size, at) {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1)
      pixel(x, y, size, at).forEach((part, index) =>
        rows.writeUInt8(part, y * (size * 4 + 1) + 1 + x * 4 + index),
      );
  return png(size, rows);
}

function pixel(x, y, size, at) {
  const sum = [0, 0, 0, 0];
  for (let i = 0; i < samples; i += 1)
    for (let j = 0; j < samples; j += 1) {
      const [r, g, b, a] = at(
        ((x + (i + 0.5) / samples) * 192) / size,
        ((y + (j + 0.5) / samples) * 192) / size,
      );
      [r * a, g * a, b * a, a].forEach((part, index) => {
        sum[index] += part;
      });
    }
  const alpha = sum[3];
  const colours = alpha === 0 ? [255, 255, 255] : sum.slice(0, 3).map((part) => Math.round(part / alpha));
  return [...colours, Math.round(alpha / samples ** 2)];
}

function png(size, rows) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8); // 8 bits a channel, red green blue alpha
  const chunk = (name, content) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(content.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32Of(body), body.length + 4);
    return framed;
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** CRC-32 as PNG wants it; Node's own from 20.15. */
function crc32Of(bytes) {
  return crc32(bytes) >>> 0;
}

writeFileSync(join(root, 'manifest', 'color.png'), draw(192, colourAt));
writeFileSync(join(root, 'manifest', 'outline.png'), draw(32, outlineAt));
// For the button in Excel.
mkdirSync(join(root, 'manifest', 'icons'), { recursive: true });
for (const size of [16, 32, 64, 80])
  writeFileSync(join(root, 'manifest', 'icons', `${size}.png`), draw(size, colourAt));
console.error('Drawn: manifest/color.png, manifest/outline.png, manifest/icons');
