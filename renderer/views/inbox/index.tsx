import { useState } from 'react';
import { t } from '../../i18n/index.ts';
import { EndState } from './end-state.tsx';
import { InboxListPane } from './inbox-list-pane.tsx';
import { TriagePane } from './triage-pane.tsx';
import { useInbox } from './use-inbox.ts';
import { useListKeysBeside } from './use-list-keys-beside.ts';

/** What waits for the person: the list, and the one that is decided about. */
export function InboxView() {
  const inbox = useInbox();
  const { current } = inbox;
  const frame = useListKeysBeside(inbox);
  const [snoozing, setSnoozing] = useState<'one' | 'many' | null>(null);
  const snooze = (which: 'one' | 'many') => ({
    open: snoozing === which,
    onOpenChange: (open: boolean) => setSnoozing(open ? which : null),
  });
  return (
    <div ref={frame} className="split" data-shows={current === null ? 'list' : 'detail'} data-screen="inbox">
      <InboxListPane inbox={inbox} snoozing={snooze('many')} />
      <section className="pane pane-detail" aria-label={t('inbox.decide')}>
        {current === null ? (
          <EndState inbox={inbox} />
        ) : (
          <TriagePane
            key={current.id}
            inbox={inbox}
            proposal={current}
            snoozing={snooze('one')}
            onSnooze={() => setSnoozing(inbox.selection.count > 0 ? 'many' : 'one')}
          />
        )}
      </section>
    </div>
  );
}
