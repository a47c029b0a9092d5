import { X } from 'lucide-react';
import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { Preference } from '../../../shared/entities/preference.ts';
import { ConflictChoice } from '../../components/conflict-choice.tsx';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../i18n/index.ts';
import { useDraft } from '../../state/drafts.ts';
import { PreferenceFrame } from './preference-frame.tsx';
import { readValue, summarizeValue, toolsIn } from './preference-value.ts';
import { useTools, type ToolsClash } from './use-tools.ts';

type ToolsPreferenceProps = { preference: Preference | undefined; onSaved: () => void };

/** The favourite tools: a chip each, kept as soon as one is added or taken away. */
export function ToolsPreference({ preference, onSaved }: ToolsPreferenceProps) {
  const { tools, clash, change, choose } = useTools(preference, onSaved);
  const draft = useDraft('preferences.tools', { typed: '' });
  const { typed } = draft.fields;
  const setTyped = (text: string) => draft.set({ typed: text });
  const field = useRef<HTMLInputElement>(null);

  function add(text: string) {
    const fresh = toolsIn(text, tools);
    setTyped('');
    if (fresh.length > 0) change([...tools, ...fresh]);
  }

  function drop(tool: string) {
    change(tools.filter((other) => other !== tool));
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const last = tools.at(-1);
    if (event.key === 'Enter' || event.key === ',') add(typed);
    else if (event.key === 'Escape') setTyped('');
    else if (event.key === 'Backspace' && typed === '' && last !== undefined) drop(last);
    else return;
    event.preventDefault();
  }

  function onPaste(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text');
    if (!/[,\n]/.test(text)) return;
    event.preventDefault();
    add(`${typed}${text}`);
  }

  return (
    <PreferenceFrame label={t('preferences.favoriteTools')} preference={preference}>
      {(id) => (
        <>
          <div className="input chips-input">
            {tools.map((tool) => (
              <button
                key={tool}
                type="button"
                className="chip"
                aria-label={t('preferences.removeTool', { tool })}
                onClick={() => drop(tool)}
              >
                <span className="clip">{tool}</span>
                <Icon of={X} />
              </button>
            ))}
            <input
              ref={field}
              id={id}
              maxLength={200}
              placeholder={t('preferences.addTool')}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={onKeyDown}
              onPaste={onPaste}
              onBlur={() => add(typed)}
            />
          </div>
          {clash === null ? null : <ToolsConflict clash={clash} onChoose={choose} />}
        </>
      )}
    </PreferenceFrame>
  );
}

type ToolsConflictProps = {
  clash: ToolsClash;
  onChoose: (tools: readonly string[] | 'theirs') => void;
};

/** The three lists to choose from, each in one line. */
function ToolsConflict({ clash, onChoose }: ToolsConflictProps) {
  const theirs = summarizeValue(readValue(clash.conflict.value, 'json'));
  const yours = summarizeValue([...clash.mine]);
  return (
    <ConflictChoice
      conflict={{ ...clash.conflict, value: theirs }}
      yours={yours}
      before={summarizeValue([...clash.base])}
      onChoose={(chosen) =>
        onChoose(chosen === theirs ? 'theirs' : chosen === yours ? clash.mine : clash.base)
      }
    />
  );
}
