import { ENGLISH_FACTS } from './english-facts.ts';
import { ENGLISH_PREFERENCES } from './english-preferences.ts';
import type { Language, Rule } from './rule.ts';

const DECISIONS: readonly Rule[] = [
  {
    id: 'en-decided',
    kind: 'decision',
    pattern:
      /^(?:we|I)(?:'ve| have)?(?: (?:finally|now|just|already|also|both|all))* (?:decided|agreed(?= (?:to|on|that) )|settled(?= on )|opted(?= for )|resolved(?= to )|concluded(?= that ))(?: (?:to|on|for|that))? (?<value>.+)$/iu,
    confidence: 0.9,
    fromAssistant: true,
    unless: /^(?:anything|nothing|yet|what|whether|if)(?= |$)/iu,
    examples: [
      'We decided to rewrite the parser.',
      'I have settled on Tuesday.',
      'We agreed that tests come first.',
    ],
    counterExamples: ['They decided to leave.', 'We have not decided to leave.', 'I agreed with him.'],
  },
  {
    id: 'en-team-decided',
    kind: 'decision',
    pattern:
      /^(?:the|our) (?:whole |entire )?(?:team|group|board) (?:has )?(?:finally |already )?(?:decided|agreed|chose|settled)(?: (?:to|on|that))? (?<value>.+)$/iu,
    confidence: 0.8,
    fromAssistant: true,
    examples: ['Our team decided to skip the meeting.'],
    counterExamples: ['Their team decided to skip it.', 'The team has not agreed.'],
  },
  {
    id: 'en-chose',
    kind: 'decision',
    pattern:
      /^(?:we|I)(?:'ve| have)?(?: (?:finally|now|just|already|also))* (?:chose|chosen|picked(?! up| on)|went (?:for|with)|gone (?:for|with)|ended up (?:with|using)) (?<value>.+)$/iu,
    confidence: 0.8,
    unless: /^(?:nothing|anything|to ignore|a (?:walk|run|swim|coffee)|him|her|them|my|the kids)(?= |$)/iu,
    examples: ['I picked the blue one.', 'We have chosen the northern route.'],
    counterExamples: ['I picked up the kids.', 'He chose the blue one.'],
  },
  {
    id: 'en-lets',
    kind: 'decision',
    pattern:
      /^let(?:'s| us) (?<value>(?:go with|use|stick (?:with|to)|adopt|choose|pick|settle on|drop|switch to|move to|keep) .+)$/iu,
    confidence: 0.75,
    examples: ["Let's stick with YAML.", "OK, let's go with option B."],
    counterExamples: ["Let's see what happens.", 'Should we go with option B?'],
  },
  {
    id: 'en-will-use',
    kind: 'decision',
    pattern:
      /^(?:we|I)(?:'ll| will| are going to|'re going to|'re| are|'m going to| am going to) (?<value>(?:use|go with|stick (?:with|to)|switch to|move to|drop|adopt|keep|dropping|switching to|moving to|going with|sticking with|sticking to|keeping) .+)$/iu,
    confidence: 0.7,
    examples: ['We will stick to monthly releases.', "We're switching to pnpm."],
    counterExamples: ['We will see.', 'They will use Go.', 'We are moving too slowly.'],
    unless: /^(?:moving|keep) (?:too|on|in|forward|going)/iu,
  },
  {
    id: 'en-decision',
    kind: 'decision',
    pattern: /^(?:the )?(?:final |our )?decision(?: is| was)?(?: made)?:\s*(?<value>.+)$/iu,
    confidence: 0.95,
    fromAssistant: true,
    examples: ['Decision: no new dependencies.', 'Final decision: we wait.'],
    counterExamples: ['The decision is difficult.'],
  },
  {
    id: 'en-settled',
    kind: 'decision',
    pattern: /^(?:it's|it is|that's|that is) (?:settled|decided|agreed)[:,] (?<value>.+)$/iu,
    confidence: 0.85,
    fromAssistant: true,
    examples: ["It's decided: we rent a van."],
    counterExamples: ["It's settled dust."],
  },
  {
    id: 'en-mind',
    kind: 'decision',
    pattern:
      /^(?:I|we)(?:'ve| have)? (?:finally )?made up (?:my|our) minds?[:,]? (?:to |that )?(?<value>.+)$/iu,
    confidence: 0.85,
    examples: ['I made up my mind to stay.'],
    counterExamples: ["I haven't made up my mind.", 'He made up his mind to stay.'],
  },
];

const NOT_A_TASK =
  /^(?:know|understand|say|admit|see|be|have|think|ask|clarify|mention|confess|note|remember that|figure|learn|point out|consider|wait|stress)(?= |$)/iu;

const TASKS: readonly Rule[] = [
  {
    id: 'en-remind',
    kind: 'task',
    pattern: /^(?:please )?remind me (?:to |that I (?:need|have) to )(?<value>.+)$/iu,
    confidence: 0.95,
    examples: ['Remind me to water the plants.'],
    counterExamples: ['Remind me how this works.'],
  },
  {
    id: 'en-forget',
    kind: 'task',
    pattern: /^(?:please )?(?:don't|do not|let's not) forget to (?<value>.+)$/iu,
    confidence: 0.85,
    examples: ["Don't forget to lock the door."],
    counterExamples: ["I didn't forget to lock the door.", "Don't forget about me."],
  },
  {
    id: 'en-need',
    kind: 'task',
    pattern:
      /^(?:I|we)(?: (?:also|still|really|urgently|absolutely|first|now))* (?:need to|have to|must|should|ought to|gotta|have got to|'ve got to)(?: (?:also|still|really|urgently))* (?<value>.+)$/iu,
    confidence: 0.75,
    unless: NOT_A_TASK,
    examples: ['I must call the bank.', 'We still need to rotate the keys.'],
    counterExamples: ['I have to admit that it works.', "I don't need to call.", 'You must call the bank.'],
  },
  {
    id: 'en-add-task',
    kind: 'task',
    pattern:
      /^(?:please |(?:can|could|would) you (?:please )?)?(?:add|create|make|set|note) (?:an? |this as an? )?(?:task|to-?do|reminder|note)(?: for me)?(?: to|:) (?<value>.+)$/iu,
    confidence: 0.95,
    examples: ['Add a reminder: pay the electricity bill.'],
    counterExamples: ['Add a task runner to the project.'],
  },
  {
    id: 'en-put-on-list',
    kind: 'task',
    pattern: /^(?:please )?(?:put|add) (?<value>.+) (?:on|to) (?:my|the|our) (?:to-?do |task )?list$/iu,
    confidence: 0.9,
    examples: ['Add cleaning the garage to my to-do list.'],
    counterExamples: ['Add the item to the array.'],
  },
  {
    id: 'en-todo',
    kind: 'task',
    pattern: /^(?:to-?do|task)\s*[:–—-]\s*(?<value>.+)$/iu,
    confidence: 0.9,
    examples: ['TODO: order new filters'],
    counterExamples: ['The TODO: comment is old.'],
  },
];

const IMPORTANT: readonly Rule[] = [
  {
    id: 'en-remember',
    kind: 'important',
    pattern:
      /^(?:please )?(?:remember(?: that|:|,)|keep in mind(?: that|:)|note that|important:|don't forget that|make a note(?: that|:)) ?(?<value>.+)$/iu,
    confidence: 0.85,
    examples: ['Remember that the key lies under the mat.', 'Important: the demo moved to Tuesday.'],
    counterExamples: ['Remember me?', 'I remember that day.'],
  },
];

/** How things are stated in English. */
export const ENGLISH: Language = {
  rules: [...ENGLISH_PREFERENCES, ...ENGLISH_FACTS, ...DECISIONS, ...TASKS, ...IMPORTANT],
  leadIn:
    /^(?:(?:and|also|but|so|well|ok|okay|yes|yeah|no|sure|right|alright|great|good|thanks|thank you|hi|hello|hey|btw|by the way|actually|honestly|personally|in general|generally|generally speaking|as a rule|for me|fyi|just so you know|to be clear|first|second|finally)(?:[,:.!–—-]\s*|\s+))+|^(?:after|before|for|in|on|next|this|during|at)(?: [\p{L}\p{N}'’-]+){1,4},? (?=(?:I|we|my|our)(?: |'))/iu,
  notMeant:
    /\b(?:would|could|might)\b.*\bif\b|\bif\b.*\b(?:would|could|were|had)\b|\b(?:maybe|perhaps|suppose|supposing|imagine|hypothetically|for example|for instance|pretend)\b|, (?:he|she|they|it) (?:said|says|wrote|asked)\b/iu,
  opening:
    /^(?:(?:I|I'[dmv]e?|we|we'[rv]e|we'll|I'll|my|our|please|call|people|you|always|never|make|be|remember|try|from now|going|henceforth|in|no|less|fewer|more|only|shorter|longer|when|whenever|each|every|if|usually|normally|typically|generally|let's|let|the|final|decision|it's|it is|that's|that is|remind|don't|do not|add|create|set|note|put|to-?do|task|keep|important|can you|could you|would you)(?![\p{L}\p{N}])|.{2,80} (?:best|better|easier|easiest|comfortable) )/iu,
  pointing:
    /^(?:it|this|that|these|those|them|him|her|one|ones|some|you|so)(?=$| )(?! when)|^(?:the (?:latter|former|first|second|idea|approach|result|same))(?=$| )|^(?:one|two|three)$/iu,
};
