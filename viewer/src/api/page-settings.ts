/** What the server wrote into the page: the nonce of the page's style policy, and the token that changes need. */
export const nonce = metaContent('custodes-nonce');
export const token = metaContent('custodes-token');

function metaContent(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}
