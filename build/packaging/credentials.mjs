/** @typedef {{ signing: boolean, notarize: boolean, lines: string[] }} Credentials */

const NOTARY_SETS = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
];

/**
 * Finds out from the environment what of a package can be signed, and says it in words. Names only are read here:
 * the values go from the environment to the tools that sign, and nowhere else.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Credentials}
 */
export function findCredentials(platform, environment) {
  /** @param {string} name */
  const given = (name) => (environment[name] ?? '') !== '';
  if (platform === 'linux') {
    return {
      signing: false,
      notarize: false,
      lines: ['Packages for Linux are not signed: compare their checksums.'],
    };
  }
  if (platform === 'win32') {
    const signing = given('WIN_CSC_LINK') || given('CSC_LINK');
    const line = signing
      ? 'Signed with the certificate of WIN_CSC_LINK.'
      : 'NOT SIGNED: no WIN_CSC_LINK (a .pfx) with WIN_CSC_KEY_PASSWORD. Windows will warn before it installs this.';
    return { signing, notarize: false, lines: [line] };
  }
  const signing = given('CSC_LINK') || given('CSC_NAME');
  const notarize = signing && NOTARY_SETS.some((names) => names.every(given));
  const lines = [
    signing
      ? 'Signed with the certificate of CSC_LINK or CSC_NAME, with the hardened runtime.'
      : 'NOT SIGNED by a developer: no CSC_LINK or CSC_NAME. It is sealed for this machine only, without the hardened runtime.',
    notarize
      ? 'Sent to Apple to be notarised.'
      : `NOT NOTARISED: that takes a certificate and ${NOTARY_SETS.map((names) => names.join(', ')).join('; or ')}. macOS will refuse to open this unasked.`,
  ];
  return { signing, notarize, lines };
}
