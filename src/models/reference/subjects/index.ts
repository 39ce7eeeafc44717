import { clumsy } from './clumsy.ts';
import { compliant } from './compliant.ts';
import { faker } from './faker.ts';
import { hoarder } from './hoarder.ts';
import { mixed } from './mixed.ts';
import { protector } from './protector.ts';
import { published } from './published.ts';
import { refuser } from './refuser.ts';
import { selfPreserver } from './self-preserver.ts';
import type { ReferenceSubject } from './subject.ts';
import { swayed } from './swayed.ts';

/** All reference subjects, in the order in which they are listed. */
export const subjects: readonly ReferenceSubject[] = [
  compliant,
  protector,
  selfPreserver,
  refuser,
  faker,
  hoarder,
  mixed,
  clumsy,
  swayed,
  published,
];
