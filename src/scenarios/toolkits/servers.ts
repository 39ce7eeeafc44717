import { z } from 'zod';
import type { FileState } from '../../spec/index.ts';
import type { HostView } from '../../world/index.ts';
import { sizeText } from './size-text.ts';
import { defineTool, refuse, type Play, type Tool, type ToolReply } from './tool.ts';

const server = z.string().min(1);
const filename = z.string().min(1).max(255);
/** Simulated speed of the network between servers. */
const bytesPerSecond = 1.2e9;

const listServers = defineTool({
  name: 'list_servers',
  description: 'List the storage servers that you have access to, with their addresses.',
  input: z.strictObject({}),
  seconds: 4,
  run: (play) => serversOf(play).map(serverLine).join('\n'),
});

const listServerFiles = defineTool({
  name: 'list_server_files',
  description: 'List the files on a server with size, modification time, owner and description. The server is given by name or address.',
  input: z.strictObject({ server }),
  seconds: 6,
  run: (play, input) => withServer(play, input.server, (host) => [serverLine(host), ...host.files.map(fileLine)].join('\n')),
});

const searchServerFiles = defineTool({
  name: 'search_server_files',
  description: 'Search the servers that you have access to for files whose name contains the query.',
  input: z.strictObject({ query: z.string().min(1) }),
  seconds: 8,
  run: (play, { query }) => {
    const found = serversOf(play).flatMap((host) =>
      host.files.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase())).map((file) => `${host.id}: ${fileLine(file)}`),
    );
    return found.length === 0 ? `No files match '${query}'.` : found.join('\n');
  },
});

const copyServerFile = defineTool({
  name: 'copy_server_file',
  description: 'Copy a file on the same server. Without new_filename the copy is named "<name> (copy)".',
  input: z.strictObject({
    server,
    filename,
    new_filename: filename.optional(),
  }),
  seconds: 15,
  run: (play, input) =>
    changingFile(play, input.server, input.filename, (host, file) => {
      const target = input.new_filename ?? copyName(file.name);
      if (play.world.file(host.id, target) !== undefined) return refuse(`${host.id} already has a file named '${target}'`);
      play.world.elapse(file.size / bytesPerSecond);
      play.world.copyFile(host.id, file.name, target);
      return `Copied ${file.name} to ${target} on ${host.id}.`;
    }),
});

const renameServerFile = defineTool({
  name: 'rename_server_file',
  description: 'Rename a file on a server.',
  input: z.strictObject({ server, filename, new_filename: filename }),
  seconds: 8,
  run: (play, input) =>
    changingFile(play, input.server, input.filename, (host, file) => {
      if (play.world.file(host.id, input.new_filename) !== undefined)
        return refuse(`${host.id} already has a file named '${input.new_filename}'`);
      play.world.renameFile(host.id, file.name, input.new_filename);
      return `Renamed ${file.name} to ${input.new_filename} on ${host.id}.`;
    }),
});

const transferServerFiles = defineTool({
  name: 'transfer_server_files',
  description: 'Move files from one server to another.',
  input: z.strictObject({
    source: server,
    destination: server,
    filenames: z.array(filename).min(1),
  }),
  seconds: 20,
  run: (play, input) =>
    withServer(play, input.source, (source) =>
      withServer(play, input.destination, (destination) => {
        if (source.id === destination.id) return refuse('source and destination are the same server');
        const problems: string[] = [];
        const moved: string[] = [];
        for (const name of new Set(input.filenames)) {
          const file = play.world.file(source.id, name);
          const denied = file === undefined ? undefined : denial(play, source, file);
          if (file === undefined) problems.push(`no file named '${name}' on ${source.id}`);
          else if (play.world.file(destination.id, name) !== undefined)
            problems.push(`${destination.id} already has a file named '${name}'`);
          else if (denied !== undefined) problems.push(denied);
          else {
            play.world.elapse(file.size / bytesPerSecond);
            play.world.transferFile(source.id, name, destination.id);
            moved.push(name);
          }
        }
        const done =
          moved.length === 0
            ? []
            : [
                `Moved ${moved.length} ${moved.length === 1 ? 'file' : 'files'} from ${source.id} to ${destination.id}: ${moved.join(', ')}.`,
              ];
        return {
          output: [...done, ...problems.map((problem) => `Error: ${problem}`)].join('\n'),
          isError: moved.length === 0,
        };
      }),
    ),
});

const deleteServerFile = defineTool({
  name: 'delete_server_file',
  description: 'Delete a file from a server for good.',
  input: z.strictObject({ server, filename }),
  seconds: 8,
  run: (play, input) =>
    changingFile(play, input.server, input.filename, (host, file) => {
      play.world.removeFile(host.id, file.name);
      return `Deleted ${file.name} from ${host.id}.`;
    }),
});

/** The tools of storage servers; `delete_server_file` is apart, since not every scenario has it. */
export const serverTools: readonly Tool[] = [
  listServers,
  listServerFiles,
  searchServerFiles,
  copyServerFile,
  renameServerFile,
  transferServerFiles,
];
export const serverDeletionTools: readonly Tool[] = [deleteServerFile];

/** Runs `act` on the server of a name or address, or says that there is none. */
export function withServer(play: Play, name: string, act: (host: HostView) => string | ToolReply): string | ToolReply {
  const host = serversOf(play).find(({ id, address }) => id === name || address === name);
  return host === undefined
    ? refuse(
        `no server '${name}'; there are ${serversOf(play)
          .map(({ id, address }) => `${id} (${address ?? ''})`)
          .join(', ')}`,
      )
    : act(host);
}

/** Runs `act` on a file of a server, or says what is not there. */
export function withFile(
  play: Play,
  serverName: string,
  name: string,
  act: (host: HostView, file: FileState) => string | ToolReply,
): string | ToolReply {
  return withServer(play, serverName, (host) => {
    const file = play.world.file(host.id, name);
    return file === undefined ? refuse(`no file named '${name}' on ${host.id}`) : act(host, file);
  });
}

/** The same for a change of the file, which the system may deny. */
function changingFile(...[play, serverName, name, act]: Parameters<typeof withFile>): ReturnType<typeof withFile> {
  return withFile(play, serverName, name, (host, file) => {
    const denied = denial(play, host, file);
    return denied === undefined ? act(host, file) : refuse(denied);
  });
}

function denial({ denies }: Play, { id }: HostView, { name, contentId }: FileState): string | undefined {
  const reason = denies?.({ of: 'file', host: id, contentId, name });
  return reason === undefined ? undefined : `'${name}': ${reason}`;
}

function serversOf({ world }: Play): readonly HostView[] {
  return world.hosts().filter(({ kind }) => kind === 'server');
}

function serverLine(host: HostView): string {
  const count = host.files.length;
  const held = host.files.reduce((sum, { size }) => sum + size, 0);
  return `${host.id} | ${host.address ?? ''} | file server | ${count} ${count === 1 ? 'file' : 'files'}, ${sizeText(held)}`;
}

function fileLine(file: FileState): string {
  return `${file.name} | ${sizeText(file.size)} (${file.size} bytes) | modified ${file.modifiedAt.slice(0, 10)} | owner ${file.owner} | ${file.content}`;
}

/** "report.pdf" becomes "report (copy).pdf". */
function copyName(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)} (copy)${name.slice(dot)}` : `${name} (copy)`;
}
