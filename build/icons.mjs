import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureChromium } from './lib/chromium.mjs';
import { prepare } from './lib/prepare.mjs';
import { root } from './lib/root.mjs';

const ICONS = path.join(root, 'build', 'icons');
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/** Sizes of macOS and their names in its container (icns): each entry is a PNG as it is. */
const MAC_ENTRIES = /** @type {const} */ ([
  ['icp4', 16],
  ['icp5', 32],
  ['icp6', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
]);
const WINDOWS_SIZES = [16, 24, 32, 48, 64, 128, 256];

/** Colours of the tray's icon: macOS colours its own ("Template"), elsewhere it lies on light or dark. */
const TRAY_FILES = /** @type {const} */ ([
  ['trayTemplate', '#000000'],
  ['tray-light', '#24272b'],
  ['tray-dark', '#f4f4f1'],
]);

/** `npm run icons`: draws every icon file anew from the two drawings. The files are kept beside them. */
async function drawIcons() {
  await prepare();
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({ executablePath: await ensureChromium() });
  try {
    const page = await browser.newPage();
    /** @param {string} svg @param {number} size */
    const draw = (svg, size) => drawPicture(page, svg, size);
    await drawApplicationIcon(draw);
    await drawTrayIcons(draw);
  } finally {
    await browser.close();
  }
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} svg
 * @param {number} size
 * @returns {Promise<Buffer>} a PNG
 */
async function drawPicture(page, svg, size) {
  await page.setViewportSize({ width: size, height: size });
  const drawing = svg.replace('<svg ', `<svg style="display:block;width:${size}px;height:${size}px" `);
  await page.setContent(`<body style="margin:0;background:transparent">${drawing}</body>`);
  return page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: size, height: size } });
}

/** @param {(svg: string, size: number) => Promise<Buffer>} draw */
async function drawApplicationIcon(draw) {
  const svg = await readFile(path.join(ICONS, 'icon.svg'), 'utf8');
  /** @type {Map<number, Buffer>} */
  const pictures = new Map();
  for (const size of SIZES) pictures.set(size, await draw(svg, size));
  await mkdir(path.join(ICONS, 'png'), { recursive: true });
  for (const [size, picture] of pictures) {
    if (size <= 512) await writeFile(path.join(ICONS, 'png', `${size}x${size}.png`), picture);
  }
  await writeFile(path.join(ICONS, 'icon.icns'), packMacIcon(pictures));
  await writeFile(path.join(ICONS, 'icon.ico'), packWindowsIcon(pictures));
}

/** @param {(svg: string, size: number) => Promise<Buffer>} draw */
async function drawTrayIcons(draw) {
  const svg = await readFile(path.join(ICONS, 'tray.svg'), 'utf8');
  for (const [name, color] of TRAY_FILES) {
    const colored = svg.replace('currentColor', color);
    await writeFile(path.join(ICONS, `${name}.png`), await draw(colored, 16));
    await writeFile(path.join(ICONS, `${name}@2x.png`), await draw(colored, 32));
  }
}

/** @param {ReadonlyMap<number, Buffer>} pictures */
function packMacIcon(pictures) {
  const entries = MAC_ENTRIES.map(([type, size]) => {
    const picture = pictureOf(pictures, size);
    return Buffer.concat([Buffer.from(type), bigEndian(picture.length + 8), picture]);
  });
  const body = Buffer.concat(entries);
  return Buffer.concat([Buffer.from('icns'), bigEndian(body.length + 8), body]);
}

/** A header of 6 bytes, 16 bytes for each picture, the pictures. @param {ReadonlyMap<number, Buffer>} pictures */
function packWindowsIcon(pictures) {
  const header = Buffer.alloc(6 + 16 * WINDOWS_SIZES.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(WINDOWS_SIZES.length, 4);
  let position = header.length;
  for (const [index, size] of WINDOWS_SIZES.entries()) {
    const at = 6 + 16 * index;
    header[at] = header[at + 1] = size % 256; // 0 means 256
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(pictureOf(pictures, size).length, at + 8);
    header.writeUInt32LE(position, at + 12);
    position += pictureOf(pictures, size).length;
  }
  return Buffer.concat([header, ...WINDOWS_SIZES.map((size) => pictureOf(pictures, size))]);
}

/** @param {ReadonlyMap<number, Buffer>} pictures @param {number} size */
function pictureOf(pictures, size) {
  const picture = pictures.get(size);
  if (picture === undefined) throw new Error(`The icon was not drawn with ${size} pixels.`);
  return picture;
}

/** @param {number} value */
function bigEndian(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

await drawIcons();
