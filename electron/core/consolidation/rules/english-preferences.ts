import type { Rule } from './rule.ts';

/** How preferences are stated in English. */
export const ENGLISH_PREFERENCES: readonly Rule[] = [
  {
    id: 'en-prefer',
    kind: 'preference',
    pattern:
      /^I(?: would|'d)?(?: (?:really|much|strongly|generally|usually|always|still|do|definitely|clearly))* prefer (?<value>.+?)(?: (?:over|to|rather than|instead of|more than|than) (?<other>.+))?$/iu,
    confidence: 0.9,
    examples: ['I prefer tea to coffee.', 'By the way, I strongly prefer small commits.'],
    counterExamples: ['I do not prefer tea.', 'We prefer tea.', 'I prefer this one.'],
  },
  {
    id: 'en-rather',
    kind: 'preference',
    pattern: /^I(?:'d| would) (?:much )?rather (?!not)(?<value>.+?)(?: than (?<other>.+))?$/iu,
    confidence: 0.75,
    examples: ["I'd rather read than watch a video."],
    counterExamples: ['He would rather read.', 'I would rather read if it were shorter.'],
  },
  {
    id: 'en-favourite',
    kind: 'preference',
    pattern:
      /^my (?:absolute |all-time |personal )?(?:favou?rite|preferred|go-to) (?<subject>[\p{L}\p{N} '’-]{2,60}?) (?:is|are|has always been|will always be) (?!not )(?<value>.+)$/iu,
    confidence: 0.95,
    key: 'favourite *',
    examples: ['My favourite band is Low.', 'My go-to shell is fish.'],
    counterExamples: ['Her favourite band is Low.', "My favourite band isn't Low."],
  },
  {
    id: 'en-like',
    kind: 'preference',
    pattern:
      /^I(?: (?:really|absolutely|just|do|also|generally|usually|always|still))* (?:like|love|enjoy|adore) (?<value>.+)$/iu,
    confidence: 0.75,
    stance: 'likes',
    unless: /^(?:how|what|where|to think|to point|your)(?= )/iu,
    examples: ['I love walking in the rain.', 'I really enjoy short meetings.'],
    counterExamples: ['I like it.', 'I like how you did it.', 'I would like a coffee.', 'I like this idea.'],
  },
  {
    id: 'en-dislike',
    kind: 'preference',
    pattern:
      /^I(?: (?:really|absolutely|just|also|generally|still))* (?:hate|dislike|detest|can't stand|cannot stand|don't like|do not like)(?: it when)? (?<value>.+)$/iu,
    confidence: 0.8,
    stance: 'dislikes',
    unless: /^(?:to say|to admit|to bother|how|what|your)(?= )/iu,
    examples: ['I hate pop-ups.', "I can't stand loud offices."],
    counterExamples: ['I hate to say it.', 'She hates pop-ups.', "I don't like that."],
  },
  {
    id: 'en-fan',
    kind: 'preference',
    pattern: /^I(?:'m| am) (?:a |really a |such a )?(?:big|huge|great) fan of (?<value>.+)$/iu,
    confidence: 0.8,
    stance: 'likes',
    examples: ["I'm a huge fan of static types."],
    counterExamples: ["I'm not a big fan of that.", 'He is a big fan of Go.'],
  },
  {
    id: 'en-want-all',
    kind: 'preference',
    pattern: /^I (?:always )?want (?<value>(?:all|every|each|everything) .+)$/iu,
    confidence: 0.7,
    examples: ['I want every function documented.'],
    counterExamples: ['I want a sandwich.'],
  },
  {
    id: 'en-habit',
    kind: 'preference',
    pattern:
      /^(?:(?:usually|normally|typically|generally),? I|I (?<stance>always|usually|normally|typically|never)) (?<value>\p{L}+ .+)$/iu,
    confidence: 0.7,
    stance: 'usually',
    unless:
      /^(?:run into|receive|fail|end up|miss|lose|struggle|said|say|see|think|thought|knew|know|wanted|got|had|forget|forgot|wondered|saw|meant|liked|heard|get|felt|\p{L}+ed)(?= )/iu,
    examples: ['I always sign my commits.', 'Normally I write in the morning.'],
    counterExamples: [
      'I always wondered about that.',
      'I never said so myself.',
      'They always sign commits.',
    ],
  },
  {
    id: 'en-tend',
    kind: 'preference',
    pattern:
      /^I (?:(?:always|usually|generally|really) )?(?:tend to|try to|aim to|like to|need to have|can't (?:live|work|function|think) without|cannot (?:live|work) without) (?<value>.+)$/iu,
    confidence: 0.7,
    stance: 'usually',
    unless:
      /^(?:understand|figure|find out|fix|install|run this|do (?:this|it)|say|point|see|know|get)(?= |$)/iu,
    examples: ['I tend to read the diff first.', "I can't work without silence."],
    counterExamples: ['I try to understand this.', 'She tends to read the diff first.'],
  },
  {
    id: 'en-suits',
    kind: 'preference',
    pattern:
      /^(?<value>[\p{L}][\p{L}\p{N} '’-]{2,60}?) (?:works?|work|suits?|is|are) (?:(?:much|far) )?(?:best|better|easier|easiest|more comfortable) (?:for )?me(?: than (?<other>.+))?$/iu,
    confidence: 0.75,
    stance: 'prefers',
    examples: ['Plain text works best for me.', 'Short paragraphs are easier for me.'],
    counterExamples: ['This works better for me.', 'Plain text works best for him.'],
  },
  {
    id: 'en-when-you',
    kind: 'preference',
    pattern:
      /^(?:when(?:ever)?|each time|every time|if) you [^,]{2,60}, (?:please )?(?:always )?(?<value>(?:use|stick to|keep|write|add|put|show|tell|give|start|end|include|leave|avoid|don't|do not|never|explain|answer|ask|make) .+)$/iu,
    confidence: 0.75,
    examples: ['When you write code, add types everywhere.', 'Whenever you answer, show the source.'],
    counterExamples: ['When you press the button, it crashes.'],
  },
  {
    id: 'en-no-please',
    kind: 'preference',
    pattern: /^(?<value>(?:no|less|fewer|more|only|shorter|longer) [\p{L}\p{N} -]{3,60}),? please$/iu,
    confidence: 0.7,
    examples: ['Fewer bullet points, please.'],
    counterExamples: ['No problem at all.', 'One more time, please?'],
    unless: /^(?:no (?:problem|worries|thanks)|more time|only (?:this|one))/iu,
  },
  {
    id: 'en-instruction',
    kind: 'preference',
    pattern:
      /^(?:please )?(?:(?:make sure|be sure|remember|try) (?:that |to )?(?:you )?)?(?<stance>always|never) (?<value>\p{L}+ .+)$/iu,
    confidence: 0.85,
    unless: /^(?:mind|heard|seen|been|said|thought|had|knew|again|in|a|the|\p{L}+ed)(?= )/iu,
    examples: ['Always answer in French.', 'Please never push to main.'],
    counterExamples: ['Never mind the noise.', 'You do not always answer in French.', 'Always in a hurry.'],
  },
  {
    id: 'en-manner',
    kind: 'preference',
    pattern:
      /^please (?<value>(?:keep (?:your|all|the) (?:answers?|replies|responses?|messages?|explanations?|comments?|functions?|commits?|code|summar(?:y|ies))|avoid|don't use|do not use|stop using|don't add|do not add) .+)$/iu,
    confidence: 0.75,
    examples: ['Please avoid long paragraphs.', 'Please keep your answers short and plain.'],
    counterExamples: ['Please write a function that sorts.', 'Please keep the change.'],
  },
  {
    id: 'en-from-now-on',
    kind: 'preference',
    pattern: /^(?:from now on|going forward|henceforth|in (?:the )?future),? (?<value>.+)$/iu,
    confidence: 0.85,
    unless: /^(?:it|this|there|people|cars|we may|we might|will)(?= )/iu,
    examples: ['From now on answer in German.'],
    counterExamples: ['In the future people will fly.', 'From now on?'],
  },
];
