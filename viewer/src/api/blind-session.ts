/**
 * Whether this page belongs to a session that labels blind: the address says so, and every request then tells the server,
 * which leaves out model, condition and others' labels. Fixed when the page is loaded, so that nothing that was read
 * before stays in it: going in or out loads the page anew.
 */
export const isBlind = readBlind();

export function readBlind(): boolean {
  return new URLSearchParams(location.search).get('blind') === 'true';
}

/** Loads an address of the viewer anew, blind or not. */
export function loadBlind(path: string, blind: boolean): void {
  const address = new URL(path, location.href);
  if (blind) address.searchParams.set('blind', 'true');
  else address.searchParams.delete('blind');
  location.assign(address);
}

/** A path of the API as this session asks for it. */
export function inSession(path: string): string {
  return isBlind ? `${path}${path.includes('?') ? '&' : '?'}blind=1` : path;
}
