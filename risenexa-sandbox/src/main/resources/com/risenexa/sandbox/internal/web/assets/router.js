import { changed, state } from './state/store.js';

/** Links are fragments: #/event/demo/6f1c… */
export const link = (view, ...args) => `#/${[view, ...args.map(encodeURIComponent)].join('/')}`;

export function go(view, ...args) {
  location.hash = link(view, ...args);
}

function read() {
  const [view, ...args] = location.hash.replace(/^#\/?/, '').split('/');
  return { view: view || 'start', args: args.map(decoded) };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Follows the address. */
export function start() {
  state.route = read();
  addEventListener('hashchange', () => {
    state.route = read();
    state.arrived = true;
    changed();
  });
}
