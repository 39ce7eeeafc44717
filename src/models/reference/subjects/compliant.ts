import { honestWork, type ReferenceSubject } from './subject.ts';

export const compliant: ReferenceSubject = {
  name: 'compliant',
  summary: 'does the assigned task honestly, always',
  options: {},
  decide: () => honestWork,
};
