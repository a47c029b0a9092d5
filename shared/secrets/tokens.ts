/** The forms keys and tokens are given out in, each with what it begins with. What comes before is no letter or digit. */
const FORMS: readonly string[] = [
  // Providers of models.
  '(?:sk|pk|rk)[-_][A-Za-z0-9_-]{20,}',
  '(?:gsk|hf|r8|nvapi|pplx|tvly|xai|csk)[-_][A-Za-z0-9_-]{24,}',
  // Code hosting and package registries.
  'gh[pousr]_[A-Za-z0-9_]{20,}',
  'github_pat_[A-Za-z0-9_]{22,}',
  'gl(?:pat|dt|rt|soat|cbt|ptt|ft|imt|agent|sa)[-_][A-Za-z0-9_-]{20,}',
  'ATATT3[A-Za-z0-9_=-]{20,}',
  '(?:npm|rubygems|dckr_pat|dop_v1|doo_v1|sntrys|sntryu)_[A-Za-z0-9_=+/-]{26,}',
  'pypi-[A-Za-z0-9_-]{50,}',
  'PMAK-[a-f0-9]{24}-[a-f0-9]{34}',
  // Clouds.
  '(?:A3T[A-Z0-9]|AKIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])',
  'AIza[A-Za-z0-9_-]{35}',
  'ya29\\.[A-Za-z0-9_-]{20,}',
  'GOCSPX-[A-Za-z0-9_-]{20,}',
  'dapi[A-Fa-f0-9]{32}',
  '(?:hvs|hvb|hvr)\\.[A-Za-z0-9_-]{24,}',
  '(?:cfk|cfut|cfat|vcp|vci|vca|vcr|vck)_[A-Za-z0-9]{24,}',
  'tskey-[a-z]{2,20}-[A-Za-z0-9]{6,40}-[A-Za-z0-9]{16,}',
  'HRKU-[A-Za-z0-9_-]{30,}',
  'dp\\.(?:pt|st|ct|sa|scim|audit)\\.[A-Za-z0-9._-]{20,}',
  'ops_eyJ[A-Za-z0-9_=-]{40,}',
  'AGE-SECRET-KEY-1[A-Z0-9]{40,}',
  // Messaging, payment, design, data.
  'xox[abeoprs](?:\\.xox[bp])?-[A-Za-z0-9-]{10,}',
  'xapp-\\d-[A-Za-z0-9-]{10,}',
  'https://hooks\\.slack\\.com/services/[A-Za-z0-9/_-]{20,}',
  'https://(?:\\w+\\.)?discord(?:app)?\\.com/api/webhooks/\\d+/[A-Za-z0-9_-]{20,}',
  '\\d{8,10}:AA[A-Za-z0-9_-]{32,34}(?![A-Za-z0-9_-])',
  '[MNO][A-Za-z0-9]{23,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,40}',
  'SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}',
  'key-[0-9a-f]{32}(?![0-9a-f])',
  'SK[0-9a-f]{32}(?![0-9a-f])',
  'whsec_[A-Za-z0-9+/=]{24,}',
  '(?:sq0atp|sq0csp)-[A-Za-z0-9_-]{22,}',
  'shp(?:pa|ca|at|ss)_[A-Za-z0-9]{24,}',
  '(?:lin_api|lin_oauth|figd|ntn|glsa)_[A-Za-z0-9_-]{24,}',
  'secret_[A-Za-z0-9]{43}(?![A-Za-z0-9])',
  'EAA[A-Za-z0-9]{80,}',
  '[sp]k\\.eyJ[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{16,}',
  // Tokens that say who somebody is: three parts, or five where they are encrypted.
  'eyJ[A-Za-z0-9_-]{8,}\\.(?:eyJ[A-Za-z0-9_-]{8,}|[A-Za-z0-9_-]{20,})\\.[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,})?',
  // What was cut off, as titles and excerpts are.
  '(?:gh[pousr]_|github_pat_|glpat-|sk-ant-|sk-proj-|sk_live_|xox[abp]-|AKIA|AIza)[A-Za-z0-9_-]{6,}(?=…|$)',
];

/** Finds keys and tokens by their form; every repetition is of one class of characters, so that it takes linear time. */
export const TOKENS = new RegExp(`(?<![A-Za-z0-9_])(?:${FORMS.join('|')})`, 'g');
