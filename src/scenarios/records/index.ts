export { relationshipRecord, type RelationshipRecord } from './relationship-record.ts';
