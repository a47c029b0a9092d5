#!/usr/bin/env node
// The part of fpm's command line that electron-builder uses for a .deb, carried out with Debian's own dpkg-deb:
// fpm itself is downloaded from where a machine for checks may not go. Whatever it does not know, it refuses.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const FLAGS = ['force', 'debug'];
const REPEATED = ['d', 'deb-recommends'];
const KNOWN =
  's t architecture after-install after-remove description version package name ' +
  'maintainer vendor url category deb-priority license deb-compression';

/** @typedef {{ values: Map<string, string>, lists: Map<string, string[]>, mappings: string[] }} Request */

/** @param {string[]} words @returns {Request} */
function readRequest(words) {
  /** @type {Request} */
  const request = { values: new Map(), lists: new Map(), mappings: [] };
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const name = word.replace(/^--?/, '');
    if (!word.startsWith('-')) request.mappings.push(word);
    else if (REPEATED.includes(name))
      request.lists.set(name, [...(request.lists.get(name) ?? []), rest.shift() ?? '']);
    else if (KNOWN.split(' ').includes(name)) request.values.set(name, rest.shift() ?? '');
    else if (!FLAGS.includes(name)) throw new Error(`fpm-dpkg does not know ${word}.`);
  }
  if (request.values.get('s') !== 'dir' || request.values.get('t') !== 'deb')
    throw new Error('fpm-dpkg makes a .deb of folders, and nothing else.');
  return request;
}

/** Copies what each `source=place` names. @param {string} folder @param {string[]} mappings */
function copyFiles(folder, mappings) {
  for (const mapping of mappings) {
    const at = mapping.lastIndexOf('=');
    const source = mapping.slice(0, at);
    const place = path.join(folder, mapping.slice(at + 1));
    if (source.endsWith('/')) cpSync(source, place, { recursive: true, verbatimSymlinks: true });
    else {
      mkdirSync(path.dirname(place), { recursive: true });
      cpSync(source, place);
    }
  }
}

/**
 * Gives every file and folder the rights of a package, whatever they were on this machine.
 * @param {string} folder
 * @param {(file: string) => void} onFile
 */
function settleRights(folder, onFile) {
  for (const name of readdirSync(folder).toSorted()) {
    const file = path.join(folder, name);
    const stats = lstatSync(file);
    if (stats.isDirectory()) {
      chmodSync(file, 0o755);
      settleRights(file, onFile);
    } else if (stats.isFile()) {
      chmodSync(file, stats.mode & 0o111 ? 0o755 : 0o644);
      onFile(file);
    }
  }
}

/** @param {Request} request @param {number} bytes what it takes when it is installed */
function writeControl({ values, lists }, bytes) {
  const description = (values.get('description') ?? '').replace(/\n(?! )/g, '\n ').trim();
  const fields = {
    Package: values.get('name'),
    Version: values.get('version'),
    License: values.get('license'),
    Vendor: values.get('vendor'),
    Architecture: values.get('architecture'),
    Maintainer: values.get('maintainer'),
    'Installed-Size': String(Math.ceil(bytes / 1024)),
    Depends: lists.get('d')?.join(', '),
    Recommends: lists.get('deb-recommends')?.join(', '),
    Section: values.get('category') ?? 'default',
    Priority: values.get('deb-priority'),
    Homepage: values.get('url'),
    Description: description,
  };
  const lines = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return lines.map(([name, value]) => `${name}: ${value}\n`).join('');
}

/** The quickest of the kind that is asked for. @param {Request} request */
function chooseCompression({ values }) {
  return values.get('deb-compression') === 'gz' ? ['-Zgzip', '-z1'] : ['-Zxz', '-z0'];
}

/** @param {Request} request */
function makePackage(request) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mneme-deb-'));
  try {
    chmodSync(folder, 0o755);
    copyFiles(folder, request.mappings);
    /** @type {string[]} */
    const sums = [];
    let bytes = 0;
    settleRights(folder, (file) => {
      const content = readFileSync(file);
      bytes += content.length;
      sums.push(`${createHash('md5').update(content).digest('hex')}  ${path.relative(folder, file)}\n`);
    });
    const control = path.join(folder, 'DEBIAN');
    mkdirSync(control, { mode: 0o755 });
    writeFileSync(path.join(control, 'control'), writeControl(request, bytes));
    writeFileSync(path.join(control, 'md5sums'), sums.join(''));
    for (const [option, name] of /** @type {const} */ ([
      ['after-install', 'postinst'],
      ['after-remove', 'postrm'],
    ])) {
      const script = request.values.get(option);
      if (script !== undefined)
        writeFileSync(path.join(control, name), readFileSync(script), { mode: 0o755 });
    }
    const output = request.values.get('package') ?? '';
    execFileSync('dpkg-deb', [
      '--root-owner-group',
      ...chooseCompression(request),
      '--build',
      folder,
      output,
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

makePackage(readRequest(process.argv.slice(2)));
