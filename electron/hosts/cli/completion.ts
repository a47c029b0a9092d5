import type { Contract } from '../../../shared/contract/define.ts';
import { contract } from '../../../shared/contract/index.ts';
import { inputSchema } from '../../../shared/contract/input-fields.ts';
import { AppError } from '../../../shared/errors.ts';
import { COMMANDS, PROGRAMS } from './people/index.ts';

const SHELLS = { bash, zsh, fish } as const;

/** What may follow what was typed: words for the first argument, and for each line of one or two words more. */
type Words = Readonly<{
  first: readonly string[];
  /** By `search` or `sessions list`; those of a domain are its operations. */
  after: Readonly<Record<string, readonly string[]>>;
  /** The commands whose words are files. */
  files: readonly string[];
}>;

/** Gives the script that completes commands in a shell, of the names of the contract. Throws `invalid_input`. */
export function completionFor(shell: string | undefined): string {
  if (shell === undefined || !Object.hasOwn(SHELLS, shell)) {
    throw new AppError(
      'invalid_input',
      `mneme completion takes ${Object.keys(SHELLS).join(', ')}. See mneme --help.`,
    );
  }
  return SHELLS[shell as keyof typeof SHELLS](collectWords()); // it is one of them, as was just seen
}

function collectWords(): Words {
  const after: Record<string, readonly string[]> = { completion: Object.keys(SHELLS) };
  const domains: Contract = contract;
  for (const [domain, operations] of Object.entries(domains)) {
    const open = Object.entries(operations).filter(([, { doors }]) => doors.includes('script'));
    after[domain] = open.map(([name]) => name);
    for (const [name, operation] of open) {
      const { properties = {} } = inputSchema(operation);
      after[`${domain} ${name}`] = [...Object.keys(properties).map((field) => `--${field}`), '--help'];
    }
  }
  for (const [name, { options }] of Object.entries(COMMANDS)) {
    const own = [...Object.keys(options), 'json', 'home', 'help'].map((option) => `--${option}`);
    after[name] = [...own, ...(after[name] ?? [])];
  }
  const first = [...new Set([...Object.keys(COMMANDS), ...Object.keys(PROGRAMS), ...Object.keys(domains)])];
  return { first, after, files: Object.keys(COMMANDS).filter((name) => COMMANDS[name]?.files) };
}

/** The branches of a `case` of bash and zsh: a line typed so far, and its words. */
function branches({ after, files }: Words): string {
  const isFile = (line: string): boolean => files.includes(line);
  return Object.entries(after)
    .map(([line, words]) => `    '${line}') words='${words.join(' ')}'${isFile(line) ? ' files=1' : ''} ;;`)
    .join('\n');
}

function bash(words: Words): string {
  return `# mneme completion bash: put this into ~/.bashrc: source <(mneme completion bash)
_mneme() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words='' files='' line="\${COMP_WORDS[1]}"
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${words.first.join(' ')} --help --home' -- "$current"))
    return
  fi
  [ "$COMP_CWORD" -gt 2 ] && line="\${COMP_WORDS[1]} \${COMP_WORDS[2]}"
  case "$line" in
${branches(words)}
    *) line="\${COMP_WORDS[1]}" ;;
  esac
  [ -n "$words" ] || case "$line" in
${branches(words)}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [ -n "$files" ] && COMPREPLY+=($(compgen -f -- "$current"))
  return 0
}
complete -o filenames -F _mneme mneme
`;
}

function zsh(words: Words): string {
  return `#compdef mneme
# mneme completion zsh: put this into ~/.zshrc: source <(mneme completion zsh)
_mneme() {
  local words_of_mneme line="\${words[2]}" files='' list
  if (( CURRENT == 2 )); then
    compadd -- ${words.first.join(' ')} --help --home
    return
  fi
  (( CURRENT > 3 )) && line="\${words[2]} \${words[3]}"
  list="$(_mneme_words "$line")"
  [[ -n "$list" ]] || list="$(_mneme_words "\${words[2]}")"
  compadd -- \${=list}
  case "\${words[2]}" in
    ${words.files.join('|')}) _files ;;
  esac
}
_mneme_words() {
  local words='' files=''
  case "$1" in
${branches(words)}
  esac
  print -r -- "$words"
}
compdef _mneme mneme
`;
}

function fish({ first, after, files }: Words): string {
  const lines = Object.entries(after).map(([line, words]) => {
    const [command = '', operation] = line.split(' ');
    const seen = `__fish_seen_subcommand_from ${command}`;
    const when = operation === undefined ? seen : `${seen}; and __fish_seen_subcommand_from ${operation}`;
    const kept = files.includes(command) ? '-F' : '-f';
    return `complete -c mneme ${kept} -n '${when}' -a '${words.join(' ')}'`;
  });
  return `# mneme completion fish: mneme completion fish > ~/.config/fish/completions/mneme.fish
complete -c mneme -f -n '__fish_use_subcommand' -a '${first.join(' ')} --help --home'
${lines.join('\n')}
`;
}
