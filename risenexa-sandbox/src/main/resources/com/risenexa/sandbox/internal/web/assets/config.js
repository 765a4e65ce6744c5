/** What the server wrote into the page. The key is the sandbox's own, known to everybody. */
const data = document.querySelector('meta[name="sandbox"]').dataset;

export const config = {
  baseUrl: data.baseUrl,
  startup: data.startup,
  apiKey: data.apiKey,
  pid: data.pid,
};
