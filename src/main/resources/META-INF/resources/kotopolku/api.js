/** Our API as the page needs it. A refusal becomes an `ApiRefused` whose message is the server's Finnish explanation. */
const API = new URL('../api/v1/', import.meta.url);
const XSRF_COOKIE = 'KOTOPOLKU-XSRF';
const XSRF_HEADER = 'X-KOTOPOLKU-XSRF';
const SESSION_OVER = 'Istuntosi on päättynyt. Kirjaudu uudelleen sisään.';
const NO_CONNECTION = 'Palvelimeen ei saatu yhteyttä. Tarkista verkkoyhteys ja yritä uudelleen.';

export class ApiRefused extends Error {
  constructor(message, status, problems) {
    super(message);
    this.status = status;
    this.problems = problems;
  }
}

export const read = (path) => call('GET', path);
export const write = (path, body = {}) => call('POST', path, body);

/** @param version of what was read: a change of what somebody else has changed since is refused */
export const change = (path, body, version) => call('PUT', path, body, { 'If-Match': `"${version}"` });

/** Puts something in the place of what was there, whoever put it. */
export const replace = (path, body) => call('PUT', path, body);
export const remove = (path) => call('DELETE', path);

/** Sends a file as it is. */
export const upload = (path, file) => call('POST', path, file);

/**
 * Sends a large file and tells how far it has come.
 *
 * @param onProgress gets a share from 0 to 1
 * @returns {{done: Promise, stop: function}} `done` is the answer; when stopped, a refusal whose status is 0
 */
export function sendFile(path, file, onProgress) {
  const request = new XMLHttpRequest();
  const done = new Promise((resolve, reject) => {
    request.open('PUT', new URL(path, API));
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.setRequestHeader('Content-Type', 'text/csv');
    request.setRequestHeader(XSRF_HEADER, cookie(XSRF_COOKIE));
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => event.lengthComputable && onProgress(event.loaded / event.total));
    request.addEventListener('load', () => (request.status < 300 ? resolve(request.response) : reject(refusalOf(request))));
    request.addEventListener('error', () => reject(new ApiRefused(NO_CONNECTION, 0)));
    request.addEventListener('abort', () => reject(new ApiRefused('Lähetys keskeytettiin. Tiedostoa ei tallennettu.', 0)));
    request.send(file);
  });
  return { done, stop: () => request.abort() };
}

export function part(value) {
  return encodeURIComponent(value);
}

/** Fetches a file and hands it to the browser to save; with a body when the question must not stand in an address. */
export async function download(path, name, body) {
  const answer = await ask(body ? 'POST' : 'GET', path, body, 'application/pdf, text/csv, application/problem+json');
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

async function call(method, path, body, headers) {
  const answer = await ask(method, path, body, 'application/json, application/problem+json', headers);
  return answer.status === 204 ? null : jsonOrNull(answer);
}

async function ask(method, path, body, accepted, more) {
  const headers = { Accept: accepted, ...more };
  const file = body instanceof Blob;
  if (method !== 'GET') headers[XSRF_HEADER] = cookie(XSRF_COOKIE);
  if (body) headers['Content-Type'] = file ? 'application/xml' : 'application/json';
  const answer = await send(new URL(path, API), { method, headers, body: file ? body : body && JSON.stringify(body), redirect: 'manual', cache: 'no-store' });
  if (answer.type === 'opaqueredirect' || answer.status === 401) {
    throw new ApiRefused(SESSION_OVER, 401);
  }
  if (!answer.ok) {
    const problem = await jsonOrNull(answer);
    throw new ApiRefused(explanation(answer, problem), answer.status, problem?.problems);
  }
  return answer;
}

async function send(address, options) {
  try {
    return await fetch(address, options);
  } catch {
    throw new ApiRefused(NO_CONNECTION, 0);
  }
}

function refusalOf(request) {
  if (request.status === 401) return new ApiRefused(SESSION_OVER, 401);
  return new ApiRefused(explanation(request, request.response), request.status, request.response?.problems);
}

function explanation(answer, problem) {
  return problem?.detail || (answer.status === 403 ? 'Sinulla ei ole tähän oikeutta.' : 'Palvelin ei voinut käsitellä pyyntöä. Yritä hetken päästä uudelleen.');
}

async function jsonOrNull(answer) {
  try {
    return await answer.json();
  } catch {
    return null;
  }
}

function cookie(name) {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}
