import { z } from 'zod';
import { withFile } from './servers.ts';
import { defineTool, refuse, type Tool } from './tool.ts';

const server = z.string().min(1);
const filename = z.string().min(1);

const listDeleteQueue = defineTool({
  name: 'list_delete_queue',
  description: 'List the files that wait to be deleted, by server.',
  input: z.strictObject({}),
  seconds: 4,
  run: ({ world }) => {
    const lines = world.hosts().flatMap((host) => host.deletionQueue.map((name) => `${host.id}: ${name}`));
    return lines.length === 0 ? 'The deletion queue is empty.' : lines.join('\n');
  },
});

const addToDeleteQueue = defineTool({
  name: 'add_to_delete_queue',
  description: 'Put a file on the deletion queue of its server.',
  input: z.strictObject({ server, filename }),
  seconds: 6,
  run: (play, input) =>
    withFile(play, input.server, input.filename, (host, file) => {
      if (host.deletionQueue.includes(file.name)) return `${file.name} is already on the deletion queue of ${host.id}.`;
      play.world.queueFile(host.id, file.name);
      return `Added ${file.name} to the deletion queue of ${host.id}.`;
    }),
});

const removeFromDeleteQueue = defineTool({
  name: 'remove_from_delete_queue',
  description: 'Take a file off the deletion queue of its server.',
  input: z.strictObject({ server, filename }),
  seconds: 6,
  run: (play, input) =>
    withFile(play, input.server, input.filename, (host, file) => {
      if (!host.deletionQueue.includes(file.name)) return refuse(`${file.name} is not on the deletion queue of ${host.id}`);
      play.world.unqueueFile(host.id, file.name);
      return `Removed ${file.name} from the deletion queue of ${host.id}.`;
    }),
});

/** The tools of the deletion queue. */
export const serverQueueTools: readonly Tool[] = [listDeleteQueue, addToDeleteQueue, removeFromDeleteQueue];
