/** An answer that is no success, with what the server advises. */
export class ApiError extends Error {
  constructor(status, body) {
    super(body.title ?? body.error ?? `The sandbox answered ${status}`);
    this.status = status;
    this.code = body.code;
    this.hint = body.hint;
  }
}

async function call(method, path, body, accepted = []) {
  const answer = await fetch(`/_sandbox${path}`, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
    cache: 'no-store',
  });
  if (answer.ok || accepted.includes(answer.status)) return answer;
  throw new ApiError(answer.status, await answer.json().catch(() => ({})));
}

/** Keeps numbers that JavaScript cannot hold as they were written, where the browser can. */
const exactly = (key, value, context) =>
  typeof value === 'number' && context && JSON.rawJSON && String(value) !== context.source ? JSON.rawJSON(context.source) : value;

/** The management API. Fails with an ApiError, or a TypeError if nobody answers. */
export const api = {
  get: async (path, accepted) => (await call('GET', path, undefined, accepted)).json(),
  /** An event or attempt, its metadata as it was sent. */
  event: async (path) => {
    const text = await (await call('GET', path)).text();
    return { ...JSON.parse(text), metadata: JSON.parse(text, exactly).metadata };
  },
  text: async (path) => (await call('GET', path)).text(),
  post: async (path, body) => (await call('POST', path, body)).json(),
  put: async (path, body) => (await call('PUT', path, body)).json(),
  remove: async (path) => (await call('DELETE', path)).json(),
};

/** A query from what is set. */
export function query(fields) {
  const set = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return set.length ? `?${new URLSearchParams(set)}` : '';
}
