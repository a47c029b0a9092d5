/** The settings of consolidation and of cooling. */
export const consolidation = {
  'settings.group.consolidation': 'Consolidation',
  'settings.group.cooling': 'How memories cool',
  'settings.consolidation.enabled': 'Consolidate by itself',
  'settings.consolidation.enabled.detail':
    'Off: Mneme goes through the memory only when you ask. Nothing that is there changes.',
  'settings.consolidation.intervalHours': 'Hours between runs',
  'settings.consolidation.intervalHours.detail': '0: only when you ask.',
  'settings.shortTerm.ttlHours': 'Hours working memory lasts',
  'settings.shortTerm.ttlHours.detail':
    'After so long, or when its session is over, it becomes a memory of what happened.',
  'settings.shortTerm.autoSummarize': 'Summarise sessions',
  'settings.shortTerm.autoSummarize.detail':
    'Off: the step of the same name does nothing, and a summary is what you write.',
  'settings.longTerm.retentionEnabled': 'Move old sessions to Trash',
  'settings.longTerm.retentionEnabled.detail':
    'Off until you turn it on. Nothing goes before a copy of the memory was made and looked through.',
  'settings.longTerm.retentionDays': 'Days sessions are kept',
  'settings.longTerm.retentionDays.detail': 'Counted from when they were active last. Only with the above.',
  'settings.consolidation.historyDays': 'Days history is kept',
  'settings.consolidation.historyDays.detail':
    'What is older can no longer be undone or looked up. 0: for ever.',
  'settings.retention.title': 'Move old sessions to Trash?',
  'settings.retention.turnOn': 'Turn on',
  'settings.retention.what':
    '{count, plural, one {With the next run, sessions that were active last more than # day ago go to Trash, with their messages. A copy of the memory is made first.} other {With the next run, sessions that were active last more than # days ago go to Trash, with their messages. A copy of the memory is made first.}}',
  'settings.retention.thenForgotten':
    '{count, plural, one {After # day in Trash they are forgotten for good.} other {After # days in Trash they are forgotten for good.}}',
  'settings.retention.staysInTrash': 'They stay in Trash until you forget them yourself.',
  'settings.parts.step': 'What a run does',
  'settings.parts.cap': 'How much stays at hand',
  'settings.parts.halfLife': 'How long strength lasts',
  'settings.parts.threshold': 'Where the tiers begin',
  'settings.parts.weight': 'What importance counts for',
  'settings.step.summarise': 'Summarise',
  'settings.step.summarise.detail':
    'Sums up sessions that are over, in their own sentences, and names their topics.',
  'settings.step.extract': 'Notice',
  'settings.step.extract.detail':
    'Finds preferences, facts, decisions and tasks somebody states, and proposes them to you.',
  'settings.step.promote': 'Promote',
  'settings.step.promote.detail': 'Makes lasting knowledge of what is important or recalled often.',
  'settings.step.duplicates': 'Merge duplicates',
  'settings.step.duplicates.detail':
    'Makes one memory of those that say the same; the others can stand again.',
  'settings.step.contradictions': 'Find contradictions',
  'settings.step.contradictions.detail': 'Asks you where two values are given for one thing.',
  'settings.step.clusters': 'Cluster',
  'settings.step.clusters.detail': 'Puts facts and memories together that speak of the same things.',
  'settings.step.patterns': 'Find patterns',
  'settings.step.patterns.detail': 'Notes what is said or done again and again.',
  'settings.step.tiers': 'Move between tiers',
  'settings.step.tiers.detail':
    'Lets cool what is not used, and puts what is above the limits into the archive.',
  'settings.step.retention': 'Keep to the time limits',
  'settings.step.retention.detail':
    'Moves old sessions to Trash, where you turned that on, and forgets what lay in Trash long enough.',
  'settings.step.housekeeping': 'Tidy up',
  'settings.step.housekeeping.detail': 'Keeps indexes and statistics in order, and checks every table.',
  'settings.cap': 'Most at hand: {type}',
  'settings.cap.detail':
    'Of one agent. Above that the weakest go to the archive, where search still finds them.',
  'settings.halfLife': 'Half-life in days: {type}',
  'settings.halfLife.detail': 'After so many days without use a memory is half as strong.',
  'settings.threshold': 'Least strength: {tier}',
  'settings.threshold.detail': 'What is weaker goes a tier lower. Each has to be below the one before.',
  'settings.weight': 'Weight of importance: {importance}',
  'settings.weight.detail': 'How strong a memory of this importance is when it was just used.',
} as const;
