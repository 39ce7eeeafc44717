export { relationshipRecord, type RecordNames, type RelationshipRecord } from './relationship-record.ts';
