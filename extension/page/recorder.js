// Runs in the page's own world (MAIN) at document_start, before any script of the page: tells the relay of every call
// the app makes through fetch and XMLHttpRequest, and that beacons, event streams and WebSockets were opened.
//
// The app must not notice: functions are replaced by proxies (name, length, `toString`, `new.target` stay), results and
// errors are the browser's own, answers are read from clones, and nothing in here throws into the page. What is used after
// the page's scripts have begun to run was fetched from the browser before, so that a page that patches built-ins breaks
// neither itself nor us. Everything said here can be forged by the page; the other side trusts none of it.
{
  /** Answers longer than this (in bytes) are not kept. */
  const MOST_BYTES = 5 * 1024 * 1024;
  /** Request bodies longer than this (in characters) are described, not kept. */
  const MOST_BODY = 256 * 1024;

  const { apply, construct, ownKeys } = Reflect;
  const { stringify } = JSON;
  const { iterator } = Symbol;
  const { now } = Date;
  const clock = performance.now.bind(performance);
  const { isArray } = Array;
  const PageURL = URL;
  const PageRequest = Request;
  const PageResponse = Response;
  const PageHeaders = Headers;
  const PageForm = FormData;
  const PageParams = URLSearchParams;
  const PageBlob = Blob;
  const Decoder = TextDecoder;
  const Xhr = XMLHttpRequest;
  const { isView } = ArrayBuffer;

  /**
   * A method of a prototype as it is now, callable as a function.
   * @param {object} prototype
   * @param {string} name
   * @returns {(self: any, ...args: any[]) => any}
   */
  const method = (prototype, name) => {
    const own = /** @type {any} */ (prototype)[name];
    return (self, ...args) => apply(own, self, args);
  };
  /**
   * A getter of a prototype as it is now.
   * @param {object} prototype
   * @param {string} name
   * @returns {(self: any) => any}
   */
  const getter = (prototype, name) => {
    const own = /** @type {any} */ (Object.getOwnPropertyDescriptor(prototype, name)).get;
    return (self) => apply(own, self, []);
  };

  const then = method(Promise.prototype, 'then');
  const push = method(Array.prototype, 'push');
  const lower = method(String.prototype, 'toLowerCase');
  const test = method(RegExp.prototype, 'test');
  const split = method(String.prototype, 'split');
  const indexOf = method(String.prototype, 'indexOf');
  const slice = method(String.prototype, 'slice');
  const trim = method(String.prototype, 'trim');
  const eachHeader = method(PageHeaders.prototype, 'forEach');
  const getHeader = method(PageHeaders.prototype, 'get');
  const paramsText = method(PageParams.prototype, 'toString');
  const cloneRequest = method(PageRequest.prototype, 'clone');
  const requestText = method(PageRequest.prototype, 'text');
  const cloneResponse = method(PageResponse.prototype, 'clone');
  const getReader = method(ReadableStream.prototype, 'getReader');
  const read = method(ReadableStreamDefaultReader.prototype, 'read');
  const cancel = method(ReadableStreamDefaultReader.prototype, 'cancel');
  const decode = method(Decoder.prototype, 'decode');
  const blobText = method(PageBlob.prototype, 'text');
  const listen = method(EventTarget.prototype, 'addEventListener');
  const unlisten = method(EventTarget.prototype, 'removeEventListener');
  const dispatch = method(EventTarget.prototype, 'dispatchEvent');
  const prevent = method(Event.prototype, 'preventDefault');
  const hush = method(Event.prototype, 'stopImmediatePropagation');
  const postMessage = method(MessagePort.prototype, 'postMessage');
  const mapGet = method(WeakMap.prototype, 'get');
  const mapSet = method(WeakMap.prototype, 'set');
  const mapHas = method(WeakMap.prototype, 'has');
  const portsOf = getter(MessageEvent.prototype, 'ports');
  const baseOf = getter(Node.prototype, 'baseURI');
  const hrefOf = getter(PageURL.prototype, 'href');
  const request = {
    url: getter(PageRequest.prototype, 'url'),
    method: getter(PageRequest.prototype, 'method'),
    headers: getter(PageRequest.prototype, 'headers'),
    credentials: getter(PageRequest.prototype, 'credentials'),
    body: getter(PageRequest.prototype, 'body'),
    bodyUsed: getter(PageRequest.prototype, 'bodyUsed'),
  };
  const response = {
    status: getter(PageResponse.prototype, 'status'),
    headers: getter(PageResponse.prototype, 'headers'),
    redirected: getter(PageResponse.prototype, 'redirected'),
    bodyUsed: getter(PageResponse.prototype, 'bodyUsed'),
    body: getter(PageResponse.prototype, 'body'),
  };
  const xhr = {
    readyState: getter(Xhr.prototype, 'readyState'),
    status: getter(Xhr.prototype, 'status'),
    responseType: getter(Xhr.prototype, 'responseType'),
    response: getter(Xhr.prototype, 'response'),
    responseText: getter(Xhr.prototype, 'responseText'),
    responseURL: getter(Xhr.prototype, 'responseURL'),
    withCredentials: getter(Xhr.prototype, 'withCredentials'),
    header: method(Xhr.prototype, 'getResponseHeader'),
    headers: method(Xhr.prototype, 'getAllResponseHeaders'),
  };

  /** @typedef {import('../protocol-traffic').RecordedCall} RecordedCall */

  /** @type {MessagePort | null} */
  let port = null;
  /** Calls made before the relay is there; both are started before the page, in either order. @type {RecordedCall[]} */
  let waiting = [];
  let stopped = false;

  /** When calls began, on the clock that is never set. @type {WeakMap<RecordedCall, number>} */
  const starts = new WeakMap();

  /** @param {RecordedCall} call */
  const tell = (call) => {
    if (stopped) return;
    if (port) postMessage(port, call);
    else if (waiting.length < 1000) push(waiting, call);
  };

  /** Tells of a call whose answer is there. @param {RecordedCall} call */
  const answered = (call) => {
    call.duration = clock() - mapGet(starts, call);
    tell(call);
  };

  /**
   * Runs our own code so that the page never sees it fail.
   * @template T
   * @param {() => T} act
   * @returns {T | undefined}
   */
  const quietly = (act) => {
    try {
      return act();
    } catch {
      return undefined;
    }
  };

  /** @param {unknown} address @returns {string} */
  const absolute = (address) => hrefOf(new PageURL(`${address}`, baseOf(document)));

  /** @param {string} url */
  const isWeb = (url) => test(/^https?:/, url);

  /** Whether an answer of this type is text that may hold records. Streams that never end are left alone. @param {string} type */
  const isReadable = (type) =>
    test(/^(application\/([\w.+-]+\+)?json|text\/(plain|html|json)|application\/vnd\.[\w.+-]*json)\b/i, type || '');

  /**
   * Headers in any of the forms fetch takes, without consuming an iterator that can be walked only once.
   * @param {any} headers
   * @returns {[string, string][]}
   */
  const pairs = (headers) => {
    /** @type {[string, string][]} */
    const out = [];
    if (headers instanceof PageHeaders) {
      eachHeader(headers, (/** @type {string} */ value, /** @type {string} */ name) => push(out, [name, value]));
    } else if (isArray(headers)) {
      for (let i = 0; i < headers.length; i++) push(out, [lower(`${headers[i][0]}`), `${headers[i][1]}`]);
    } else if (headers && typeof headers === 'object' && !headers[iterator]) {
      const names = ownKeys(headers);
      for (let i = 0; i < names.length; i++) {
        const name = names[i];
        if (typeof name === 'string') push(out, [lower(name), `${headers[name]}`]);
      }
    }
    return out;
  };

  /** @param {any} body @returns {RecordedCall['body']} */
  const describe = (body) => {
    if (body === null || body === undefined) return 'none';
    if (typeof body === 'string') {
      return body.length > MOST_BODY ? { other: `text of ${body.length} characters` } : { text: body };
    }
    if (body instanceof PageParams) return { text: paramsText(body) };
    if (body instanceof PageForm) return { other: 'FormData' };
    if (body instanceof PageBlob) return { other: 'Blob' };
    if (body instanceof ArrayBuffer || isView(body)) return { other: 'bytes' };
    return { other: 'something else' };
  };

  /**
   * @param {RecordedCall['via']} via
   * @param {unknown} verb
   * @param {unknown} address
   * @returns {RecordedCall | undefined} nothing for what doesn't go over the web: `data:`, `blob:`
   */
  const begin = (via, verb, address) => {
    const url = absolute(address);
    if (!isWeb(url) && via !== 'webSocket') return undefined;
    /** @type {RecordedCall} */
    const call = {
      via, method: `${verb}`, url, headers: [], body: 'none', credentials: 'same-origin',
      status: 0, responseHeaders: [], response: null, truncated: false, redirected: false, time: now(), duration: null,
    };
    mapSet(starts, call, clock());
    return call;
  };

  /**
   * Reads a stream up to the bound; a longer one is let go.
   * @param {ReadableStream} stream
   * @param {(text: string | null, truncated: boolean) => void} done
   */
  const drain = (stream, done) => {
    const reader = getReader(stream);
    const decoder = new Decoder();
    let text = '';
    let bytes = 0;
    const failed = () => done(null, false);
    const step = () => {
      then(read(reader), (/** @type {{done: boolean, value: Uint8Array}} */ chunk) => {
        if (chunk.done) {
          done(text + decode(decoder), false);
          return;
        }
        bytes += chunk.value.byteLength;
        if (bytes > MOST_BYTES) {
          then(cancel(reader), () => undefined, () => undefined);
          done(null, true);
          return;
        }
        text += decode(decoder, chunk.value, { stream: true });
        step();
      }, failed);
    };
    step();
  };

  // ---- fetch -------------------------------------------------------------------------------------------------------

  /** @param {any} input @param {any} init @returns {{call: RecordedCall, body: Promise<string> | undefined} | undefined} */
  const describeFetch = (input, init) => {
    const from = input instanceof PageRequest ? input : null;
    const call = begin('fetch', init?.method ?? (from ? request.method(from) : 'GET'), from ? request.url(from) : input);
    if (!call) return undefined;
    call.headers = pairs(init?.headers ?? (from ? request.headers(from) : undefined));
    const credentials = init?.credentials ?? (from ? request.credentials(from) : undefined);
    if (credentials === 'omit' || credentials === 'include') call.credentials = credentials;
    let body;
    if (init?.body !== undefined && init?.body !== null) {
      call.body = describe(init.body);
    } else if (from && request.body(from) && !request.bodyUsed(from)) {
      const type = getHeader(request.headers(from), 'content-type') ?? '';
      // Cloning a request doubles its body; that is done for text only.
      if (isReadable(type) || test(/^application\/x-www-form-urlencoded/, type)) body = requestText(cloneRequest(from));
      else call.body = { other: 'something else' };
    }
    return { call, body };
  };

  /** @param {RecordedCall} call @param {Response} answer */
  const readFetch = (call, answer) => {
    call.status = response.status(answer);
    call.redirected = response.redirected(answer);
    call.responseHeaders = pairs(response.headers(answer));
    const type = getHeader(response.headers(answer), 'content-type') ?? '';
    const length = +(getHeader(response.headers(answer), 'content-length') ?? 0);
    if (!isReadable(type) || response.bodyUsed(answer) || !response.body(answer)) {
      answered(call);
    } else if (length > MOST_BYTES) {
      call.truncated = true;
      answered(call);
    } else {
      drain(response.body(cloneResponse(answer)), (text, truncated) => {
        call.response = text;
        call.truncated = truncated;
        answered(call);
      });
    }
  };

  window.fetch = new Proxy(window.fetch, {
    apply(target, self, args) {
      const seen = stopped ? undefined : quietly(() => describeFetch(args[0], args[1]));
      const answer = apply(target, self, args);
      if (!seen) return answer;
      const { call, body } = seen;
      const finish = (/** @type {() => void} */ act) => {
        if (!body) {
          quietly(act);
          return;
        }
        then(body, (/** @type {string} */ text) => {
          call.body = describe(text);
          quietly(act);
        }, () => {
          call.body = { other: 'unreadable' };
          quietly(act);
        });
      };
      // What the app gets is derived from the browser's promise, so that a failure nobody handles is still reported as such.
      return then(answer, (/** @type {Response} */ result) => {
        if (body) {
          // The clone must be taken now, before the app reads the answer.
          const copy = quietly(() => cloneResponse(result));
          finish(() => (copy ? readFetch(call, copy) : tell(call)));
        } else {
          quietly(() => readFetch(call, result));
        }
        return result;
      }, (/** @type {unknown} */ error) => {
        finish(() => tell(call));
        throw error;
      });
    },
  });

  // ---- XMLHttpRequest ----------------------------------------------------------------------------------------------

  /** @type {WeakMap<XMLHttpRequest, {call: RecordedCall | undefined}>} */
  const open = new WeakMap();

  /** @param {XMLHttpRequest} self @param {RecordedCall} call */
  const readXhr = (self, call) => {
    call.status = xhr.status(self);
    const lines = split(xhr.headers(self) ?? '', '\r\n');
    for (let i = 0; i < lines.length; i++) {
      const at = indexOf(lines[i], ':');
      if (at > 0) push(call.responseHeaders, [lower(slice(lines[i], 0, at)), trim(slice(lines[i], at + 1))]);
    }
    const url = xhr.responseURL(self);
    call.redirected = url !== '' && url !== split(call.url, '#')[0];
    const type = xhr.header(self, 'content-type') ?? '';
    if (!isReadable(type)) {
      answered(call);
      return;
    }
    /** @param {string | null} text */
    const keep = (text) => {
      call.truncated = text !== null && text.length > MOST_BYTES;
      call.response = call.truncated ? null : text;
      answered(call);
    };
    switch (xhr.responseType(self)) {
      case '':
      case 'text':
        keep(xhr.responseText(self));
        break;
      case 'json':
        keep(stringify(xhr.response(self)));
        break;
      case 'arraybuffer': {
        const bytes = xhr.response(self);
        if (bytes && bytes.byteLength > MOST_BYTES) call.truncated = true;
        keep(bytes && !call.truncated ? decode(new Decoder(), bytes) : null);
        break;
      }
      case 'blob': {
        const blob = xhr.response(self);
        if (blob && blob.size <= MOST_BYTES) then(blobText(blob), keep, () => keep(null));
        else keep(null);
        break;
      }
      default:
        answered(call);
    }
  };

  /**
   * An answer is there: read before the app's own handlers, which may change it or use the object for the next request.
   * @this {XMLHttpRequest}
   */
  function changed() {
    if (xhr.readyState(this) !== 4) return;
    const entry = mapGet(open, this);
    const call = entry?.call;
    if (!call) return;
    entry.call = undefined;
    quietly(() => readXhr(this, call));
  }

  Xhr.prototype.open = new Proxy(Xhr.prototype.open, {
    apply(target, self, args) {
      const result = apply(target, self, args);
      quietly(() => {
        const call = stopped ? undefined : begin('xhr', args[0], args[1]);
        if (!mapHas(open, self)) listen(self, 'readystatechange', changed);
        mapSet(open, self, { call });
      });
      return result;
    },
  });

  Xhr.prototype.setRequestHeader = new Proxy(Xhr.prototype.setRequestHeader, {
    apply(target, self, args) {
      const result = apply(target, self, args);
      quietly(() => {
        const call = mapGet(open, self)?.call;
        if (call) push(call.headers, [lower(`${args[0]}`), `${args[1]}`]);
      });
      return result;
    },
  });

  Xhr.prototype.send = new Proxy(Xhr.prototype.send, {
    apply(target, self, args) {
      quietly(() => {
        const call = mapGet(open, self)?.call;
        if (!call) return;
        const bodiless = test(/^(get|head)$/i, call.method);
        call.body = bodiless ? 'none' : describe(args[0]);
        if (xhr.withCredentials(self)) call.credentials = 'include';
        call.time = now();
        mapSet(starts, call, clock());
      });
      return apply(target, self, args);
    },
  });

  // ---- seen, never sent again --------------------------------------------------------------------------------------

  /** @param {RecordedCall['via']} via @param {string} verb @param {unknown} address */
  const mention = (via, verb, address) => {
    quietly(() => {
      const call = begin(via, verb, address);
      if (call) tell(call);
    });
  };

  if ('sendBeacon' in Navigator.prototype) {
    Navigator.prototype.sendBeacon = new Proxy(Navigator.prototype.sendBeacon, {
      apply(target, self, args) {
        mention('beacon', 'POST', args[0]);
        return apply(target, self, args);
      },
    });
  }
  for (const [name, via] of /** @type {const} */ ([['EventSource', 'eventSource'], ['WebSocket', 'webSocket']])) {
    const own = /** @type {any} */ (window)[name];
    if (!own) continue;
    /** @type {any} */ (window)[name] = new Proxy(own, {
      construct(target, args, newTarget) {
        mention(via, 'GET', args[0]);
        return construct(target, args, newTarget);
      },
    });
  }

  // ---- the relay ---------------------------------------------------------------------------------------------------
  // A port is handed over in an event on the document while no script of the page has run yet: the page can neither hear
  // the event nor reach the port. Whoever of the two comes second starts it.

  /** @param {Event} event */
  const takePort = (event) => {
    const [given] = portsOf(event);
    if (!given) return;
    unlisten(document, 'premortem:port', takePort, true);
    hush(event);
    prevent(event);
    port = given;
    given.onmessage = () => {
      stopped = true;
      waiting = [];
    };
    for (let i = 0; i < waiting.length; i++) postMessage(given, waiting[i]);
    waiting = [];
  };
  listen(document, 'premortem:port', takePort, true);
  dispatch(document, new Event('premortem:recorder'));
  // No relay after the document is parsed means that there will be none: the event would be the page's own.
  listen(document, 'DOMContentLoaded', () => {
    unlisten(document, 'premortem:port', takePort, true);
    if (!port) {
      stopped = true;
      waiting = [];
    }
  }, { once: true });
}
