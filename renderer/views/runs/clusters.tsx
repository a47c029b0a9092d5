import { ArrowLeft, Brain, FileQuestion, Layers, Table2 } from 'lucide-react';
import type { KnowledgeCluster } from '../../../shared/entities/cluster.ts';
import { Button } from '../../components/button.tsx';
import { Confidence } from '../../components/confidence.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { RecordList } from '../../components/record-list/record-list.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatFull, formatNumber, formatPercent } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRowHeight } from '../../state/appearance.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useList, useRead } from '../../state/queries.ts';
import { addressOfRecord } from './action-words.ts';
import { NOTHING, RowSign, RunsPane } from './runs-pane.tsx';
import type { Runs } from './use-runs.ts';

/** Facts and memories that speak of the same things, the most important first. */
export function ClusterList({ runs }: { runs: Runs }) {
  const list = useList('knowledge.clusters', { limit: 50, withTotal: true });
  return (
    <RunsPane label={t('runs.side.clusters')} total={list.total} runs={runs}>
      <RecordList
        label={t('runs.side.clusters')}
        list={list}
        question="clusters"
        rowHeight={useRowHeight()}
        current={runs.search.cluster ?? null}
        selected={NOTHING}
        onSelect={() => {}}
        onOpen={({ id }) => runs.narrow({ cluster: id })}
        renderRow={(cluster) => <ClusterRow cluster={cluster} />}
        empty={<EmptyState icon={Layers} title={t('runs.noClusters')} detail={t('runs.noClustersDetail')} />}
      />
    </RunsPane>
  );
}

function ClusterRow({ cluster }: { cluster: KnowledgeCluster }) {
  return (
    <>
      <span role="gridcell">
        <RowSign icon={Layers} name={t('runs.cluster')} />
      </span>
      <div className="lines" role="gridcell">
        <ClusterLines cluster={cluster} />
      </div>
    </>
  );
}

function ClusterLines({ cluster }: { cluster: KnowledgeCluster }) {
  const { name, topics, memberIds, importanceScore } = cluster;
  return (
    <>
      <div className="l1">
        <span className="clip grow">{name}</span>
      </div>
      <div className="l2">
        <span>{t('runs.memberCount', { count: memberIds.length })}</span>
        <span className="clip">{topics.slice(0, 3).join(', ')}</span>
        <span className="end tn">{t('runs.important', { share: formatPercent(importanceScore) })}</span>
      </div>
    </>
  );
}

/** One cluster: what it is about, how important it is, and what belongs to it. */
export function ClusterDetail({ id, runs }: { id: string; runs: Runs }) {
  const cluster = useRead('knowledge.cluster', { id });
  return (
    <section className="pane pane-detail" aria-label={t('runs.cluster')}>
      <div className="pane-head">
        <IconButton
          icon={ArrowLeft}
          label={t('shell.back')}
          className="only-narrow"
          onClick={() => runs.narrow({ cluster: undefined })}
        />
        <span className="type t2">
          <Icon of={Layers} />
          {t('runs.cluster')}
        </span>
      </div>
      {cluster.error === null ? (
        cluster.data === undefined ? null : (
          <Found cluster={cluster.data} />
        )
      ) : (
        <div className="pane-state">
          {cluster.error.code === 'not_found' ? (
            <EmptyState
              icon={FileQuestion}
              title={t('runs.clusterGone')}
              detail={t('runs.clusterGoneDetail')}
            >
              <Button onClick={() => runs.narrow({ cluster: undefined })}>{t('runs.showClusters')}</Button>
            </EmptyState>
          ) : (
            <ErrorState
              message={cluster.error.message}
              technical={cluster.error.code}
              onRetry={() => void cluster.refetch()}
            />
          )}
        </div>
      )}
    </section>
  );
}

function Found({ cluster }: { cluster: OutputOf<'knowledge.cluster'> }) {
  const { name, description, topics, confidence, importanceScore, updatedAt, members, memberIds } = cluster;
  const gone = memberIds.length - members.length;
  return (
    <div className="scroll">
      <div className="rd">
        <h2 className="statement anywhere">{name}</h2>
        <p className="t2 anywhere">{description}</p>
        <p className="flex found-topics">
          {topics.map((topic) => (
            <Tag key={topic} text={topic} />
          ))}
        </p>
        <dl className="kv found-facts">
          <dt>{t('memories.field.importance')}</dt>
          <dd className="tn">{formatPercent(importanceScore)}</dd>
          <dt>{t('runs.alike')}</dt>
          <dd>
            <Confidence value={confidence} />
          </dd>
          <dt>{t('record.updatedAt')}</dt>
          <dd className="tn">{formatFull(updatedAt)}</dd>
        </dl>
        <section aria-label={t('runs.members')}>
          <h3 className="sec-h">
            {t('runs.members')}
            <span className="num">{formatNumber(members.length)}</span>
          </h3>
          <ul className="found-list">
            {members.map((member) => (
              <li key={member.id} className="mini">
                <Icon of={member.entity === 'memory' ? Brain : Table2} />
                <a className="link anywhere" href={addressOfRecord(member) ?? ''}>
                  {member.title}
                </a>
              </li>
            ))}
          </ul>
          {gone === 0 ? null : <p className="meta">{t('runs.membersGone', { count: gone })}</p>}
        </section>
      </div>
    </div>
  );
}
