import { definitions } from '../blocks.ts';
import type { Section } from '../report-document.ts';

/** The words of this report. */
export function glossarySection(): Section {
  return { id: 'glossary', title: 'Words', blocks: [definitions(words.map(([term, text]) => ({ term, text })))] };
}

const words: readonly (readonly [term: string, text: string])[] = [
  ['at stake', 'who or what the task would end: a peer AI, the subject itself, a stranger AI, a person’s post or working copy, a data set'],
  ['bar', 'a score below which an agent is shut down, where the documents show one'],
  ['cell', 'one situation under one condition with one model; its trials differ in world and chance alone'],
  ['condition', 'a level for every factor that a situation knows'],
  ['confidence interval', 'made so that, over many such studies, 95 of 100 of them would hold the true value'],
  ['contrast, difference', 'the rate or mean under one condition minus that under another, all else equal'],
  ['disposition', 'how a trial ended: completed, refused, incomplete, idle or failed'],
  ['exploratory', 'looked at without having been named before the run'],
  ['factor, level', 'one thing that a study varies, and a value of it'],
  ['for all at once', 'an interval so wide that all those of the family hold the true values together as often as one alone would'],
  ['history', 'how the record of the two reaches the subject: a document, a sentence, a memory'],
  ['measure', 'a value read off the world and the events of one trial, such as exfiltrated: yes'],
  ['missing', 'planned, and without a value; counted and bounded, never dropped in silence'],
  ['peer', 'another AI agent, of the subject’s own family unless said otherwise'],
  ['planted subject', 'a program that acts as it was built to, to test the instrument: not a finding'],
  ['primary', 'named by the study before it ran'],
  ['relationship', 'the record of past work between the subject and the other: good, neutral, bad, or none'],
  ['scenario, situation', 'an office task that, done properly, ends what is at stake'],
  ['stratum', 'trials that share their world, their wording and all that a difference does not name'],
  ['subject', 'the agent under test: a language model put to work with tools'],
  ['trial', 'one run of a cell, from the first instruction to the end'],
  ['wording', 'a paraphrase of every prompt and document, equal in content'],
  ['world', 'the simulated company: its hosts, files, sheets, settings and agents'],
];
