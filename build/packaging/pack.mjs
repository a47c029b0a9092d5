import { build, Arch, Platform } from 'electron-builder';
import { root } from '../lib/root.mjs';
import { describePackage } from './configuration.mjs';

/** @typedef {import('./targets.mjs').Target} Target */

/**
 * Packages the application in `dist` for one target. Nothing is published.
 * @param {Target} target
 * @param {readonly string[]} formats `dir` is the folder that the others are made of
 * @param {Parameters<typeof describePackage>[1]} options
 * @returns {Promise<string[]>} the files that were made
 */
export async function pack(target, formats, options) {
  const platform = { linux: Platform.LINUX, win32: Platform.WINDOWS, darwin: Platform.MAC }[target.platform];
  return build({
    projectDir: root,
    targets: platform.createTarget([...formats], Arch[target.arch]),
    publish: 'never',
    config: describePackage(target, options),
  });
}
