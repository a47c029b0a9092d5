import type { ActionView } from '../../../shared/entities/run.ts';
import type { Action } from './action.ts';

type Touched = { entity: string; id: string | null; title: string };

/** What an action is in a list: what it touches, and in words what it was and becomes. */
export function describeAction(
  action: Action,
  titleOf: (entity: string, id: string) => string,
): Omit<ActionView, 'changes'> {
  const { step, kind, agentId, why } = action;
  const called = (entity: string, id: string): Touched => ({ entity, id, title: titleOf(entity, id) });
  const records = touched(action, called).slice(0, 100);
  return { step, kind, agentId, why, ...fromTo(action), records, source: sourceOf(action) };
}

function sourceOf(action: Action): ActionView['source'] {
  if (action.kind === 'remember' || action.kind === 'name')
    return { sessionId: action.sessionId, messageId: action.messageId };
  if (action.kind !== 'propose') return null;
  const { sessionId, messageId } = action.proposal;
  return sessionId === null ? null : { sessionId, messageId };
}

function fromTo(action: Action): { from: string | null; to: string | null } {
  switch (action.kind) {
    case 'promote':
    case 'tier':
      return { from: action.from, to: action.to };
    case 'summarise':
      return { from: null, to: action.summary };
    case 'remember':
      return { from: null, to: action.content };
    case 'name':
      return { from: null, to: action.means };
    case 'pattern':
      return { from: null, to: action.pattern.description };
    case 'cluster':
      return { from: null, to: action.cluster?.name ?? null };
    case 'propose':
      return { from: null, to: action.proposal.kind };
    case 'tend':
      return { from: null, to: action.chore };
    default:
      return { from: null, to: null };
  }
}

function touched(action: Action, called: (entity: string, id: string) => Touched): Touched[] {
  switch (action.kind) {
    case 'summarise':
    case 'retire':
      return [{ entity: 'session', id: action.sessionId, title: action.title }];
    case 'promote':
    case 'tier':
      return [called('memory', action.memoryId)];
    case 'merge':
      return [
        { entity: 'memory', id: action.canonicalId, title: action.title },
        ...action.duplicates.map(({ id, title }) => ({ entity: 'memory', id, title })),
      ];
    case 'propose':
      return aboutProposal(action.proposal, called);
    case 'remember':
      return [{ entity: 'memory', id: null, title: action.content.slice(0, 200) }];
    case 'name':
      return [{ entity: 'knowledge', id: null, title: `${action.name}: ${action.means}` }];
    case 'cluster':
      return [
        { entity: 'cluster', id: action.clusterId, title: action.cluster?.name ?? '' },
        ...(action.cluster?.memberIds ?? []).map((id) => called('', id)),
      ];
    case 'pattern':
      return [{ entity: 'pattern', id: action.patternId, title: action.pattern.description.slice(0, 200) }];
    case 'purge':
      return [{ entity: action.entity, id: action.id, title: action.title }];
    case 'tend':
      return [];
  }
}

function aboutProposal(
  { candidate, sentence, record, others }: Extract<Action, { kind: 'propose' }>['proposal'],
  called: (entity: string, id: string) => Touched,
): Touched[] {
  const title = sentence ?? ('content' in candidate ? candidate.content : JSON.stringify(candidate));
  return [
    { entity: 'proposal', id: null, title: title.slice(0, 200) },
    ...(record ? [called(record.entity, record.id)] : []),
    ...others.map(({ entity, id }) => called(entity, id)),
  ];
}
