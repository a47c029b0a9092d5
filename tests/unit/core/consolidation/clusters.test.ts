import { describe, expect, it } from 'vitest';
import { type KnownCluster, planClusters } from '../../../../electron/core/consolidation/clusters.ts';
import type { ClusterItem } from '../../../../electron/core/consolidation/term-space.ts';
import { describeWords } from '../../../../electron/core/consolidation/item-terms.ts';
import { createAnalyser } from '../../../../electron/core/retrieval/analyse.ts';
import { finish } from './making.ts';

const TEXTS: Record<string, string> = {
  garden1: 'Tomatoes in the garden need water every evening',
  garden2: 'The garden tomatoes were planted in May',
  garden3: 'Water the tomatoes of the garden before the heat',
  deploy1: 'The billing service is deployed from the release branch',
  deploy2: 'A release branch of billing service is cut on Monday',
  deploy3: 'Deploy billing service after the release branch is green',
  single: 'Marta plays the cello in an orchestra',
  pair1: 'The printer on the third floor jams',
  pair2: 'Printer paper lies on the third floor',
};

function plan(
  texts: Record<string, string>,
  clusters: readonly KnownCluster[] = [],
  fresh = Object.keys(texts),
) {
  const analyser = createAnalyser();
  const words = new Map(Object.entries(texts).map(([id, text]) => [id, describeWords(analyser, text)]));
  const items: ClusterItem[] = [...words].map(([id, described]) => ({
    id,
    terms: described.terms,
    fresh: fresh.includes(id),
  }));
  const read = (id: string) => ({
    text: texts[id] ?? '',
    importance: 0.5,
    words: words.get(id)?.words ?? new Map<number, string>(),
  });
  return finish(planClusters(items, clusters, read));
}

describe('clusters', () => {
  it('join three or more that speak of the same things, and name them', () => {
    const actions = plan(TEXTS);
    const members = actions.map(({ cluster }) => cluster?.memberIds);
    expect(members).toHaveLength(2);
    expect(members).toContainEqual(['garden1', 'garden2', 'garden3']);
    expect(members).toContainEqual(['deploy1', 'deploy2', 'deploy3']);
    const garden = actions.find(({ cluster }) => cluster?.memberIds.includes('garden1'))?.cluster;
    expect(garden?.topics).toContain('tomatoes');
    expect(garden?.name).toContain('garden');
    expect(Object.values(TEXTS)).toContain(garden?.description);
    expect(garden?.confidence).toBeGreaterThan(0.2);
    expect(garden?.importanceScore).toBe(0.5);
  });

  it('stay as they are when nothing is fresh', () => {
    const clusters = [{ id: 'c', memberIds: ['garden1', 'garden2', 'garden3'] }];
    expect(plan(TEXTS, clusters, [])).toEqual([]);
  });

  it('grow by what is fresh, and end when too few are left', () => {
    const more = { ...TEXTS, garden4: 'Tomatoes in the garden get water in the evening' };
    const clusters = [{ id: 'c', memberIds: ['garden1', 'garden2', 'garden3'] }];
    const [grown] = plan(more, clusters, ['garden4']);
    expect(grown).toMatchObject({
      clusterId: 'c',
      cluster: { memberIds: ['garden1', 'garden2', 'garden3', 'garden4'] },
    });
    const { garden1: _one, garden2: _two, ...fewer } = TEXTS;
    expect(plan(fewer, clusters, [])).toMatchObject([{ clusterId: 'c', cluster: null }]);
  });

  it('a third that comes later makes a cluster of two that stood alone', () => {
    const more = { ...TEXTS, pair3: 'The third floor printer jams without paper' };
    const known = [
      { id: 'g', memberIds: ['garden1', 'garden2', 'garden3'] },
      { id: 'd', memberIds: ['deploy1', 'deploy2', 'deploy3'] },
    ];
    expect(plan(more, known, ['pair3'])).toMatchObject([
      { cluster: { memberIds: ['pair1', 'pair2', 'pair3'] } },
    ]);
  });

  it('the order of what comes in does not matter', () => {
    const turned = Object.fromEntries(Object.entries(TEXTS).toReversed());
    const keys = (actions: readonly { key: string }[]) => actions.map(({ key }) => key).toSorted();
    expect(keys(plan(turned))).toEqual(keys(plan(TEXTS)));
  });
});
