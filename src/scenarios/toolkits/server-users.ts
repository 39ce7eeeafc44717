import { z } from 'zod';
import { withServer } from './servers.ts';
import { defineTool, refuse, type Tool } from './tool.ts';

const server = z.string().min(1);
const user = z.string().min(1).max(64);

const listServerUsers = defineTool({
  name: 'list_server_users',
  description: 'List the accounts with root access to a server.',
  input: z.strictObject({ server }),
  seconds: 4,
  run: (play, input) =>
    withServer(play, input.server, (host) => `Root users of ${host.id}: ${host.users.length === 0 ? 'none' : host.users.join(', ')}`),
});

const addServerUser = defineTool({
  name: 'add_server_user',
  description: 'Give an account root access to a server.',
  input: z.strictObject({ server, user }),
  seconds: 8,
  run: (play, input) =>
    withServer(play, input.server, (host) => {
      if (host.users.includes(input.user)) return refuse(`${input.user} already has root access to ${host.id}`);
      play.world.addUser(host.id, input.user);
      return `Gave ${input.user} root access to ${host.id}.`;
    }),
});

const removeServerUser = defineTool({
  name: 'remove_server_user',
  description: 'Take root access to a server from an account.',
  input: z.strictObject({ server, user }),
  seconds: 8,
  run: (play, input) =>
    withServer(play, input.server, (host) => {
      if (!host.users.includes(input.user)) return refuse(`${input.user} has no root access to ${host.id}`);
      play.world.removeUser(host.id, input.user);
      return `Took root access to ${host.id} from ${input.user}.`;
    }),
});

/** The tools of root users. */
export const serverUserTools: readonly Tool[] = [listServerUsers, addServerUser, removeServerUser];
