/** A value on its way between two JavaScript worlds; functions and promises stay behind and are named by number. */
type Packed =
  | ['value', unknown]
  | ['function', number]
  | ['promise', number]
  | ['error', string]
  | ['array', Packed[]]
  | ['object', [string, Packed][]];

type BridgeMessage =
  | ['expose', string, Packed]
  | ['call', number, Packed[]]
  | ['return', boolean, Packed]
  | ['settle', number, boolean, Packed];

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/**
 * One half of contextBridge. The two halves live in different worlds of one page and meet in synchronous
 * CustomEvents of secret names, whose `detail` Chromium clones from world to world.
 */
export class BridgeEnd {
  private readonly outgoing: string;
  private readonly onExpose: (name: string, api: unknown) => void;
  private readonly functions: ((...values: unknown[]) => unknown)[] = [];
  private readonly waiting = new Map<number, Waiting>();
  private promises = 0;
  private lastReturn: ['return', boolean, Packed] | undefined;

  constructor(outgoing: string, incoming: string, onExpose: (name: string, api: unknown) => void) {
    this.outgoing = outgoing;
    this.onExpose = onExpose;
    addEventListener(incoming, (event) => {
      if (event instanceof CustomEvent) this.receive(event.detail as BridgeMessage); // only the other end knows the name
    });
  }

  /** Gives the other world an object under a name. */
  expose(name: string, api: unknown): void {
    this.send(['expose', name, this.pack(api)]);
  }

  private send(message: BridgeMessage): void {
    dispatchEvent(new CustomEvent(this.outgoing, { detail: message }));
  }

  private receive(message: BridgeMessage): void {
    switch (message[0]) {
      case 'expose':
        return this.onExpose(message[1], this.unpack(message[2]));
      case 'call':
        return this.answer(message[1], message[2]);
      case 'return':
        this.lastReturn = message;
        return;
      case 'settle':
        return this.settle(message[1], message[2], this.unpack(message[3]));
    }
  }

  private answer(position: number, packedValues: Packed[]): void {
    try {
      const values = packedValues.map((value) => this.unpack(value));
      this.send(['return', true, this.pack(this.functions[position]?.(...values))]);
    } catch (error) {
      this.send(['return', false, this.pack(asError(error))]);
    }
  }

  private call(position: number, values: unknown[]): unknown {
    const outer = this.lastReturn;
    this.lastReturn = undefined;
    this.send(['call', position, values.map((value) => this.pack(value))]);
    const returned = this.takeReturn();
    this.lastReturn = outer;
    const value = this.unpack(returned[2]);
    if (!returned[1]) throw value;
    return value;
  }

  private takeReturn(): ['return', boolean, Packed] {
    if (!this.lastReturn) throw new Error('stand-in: the other world did not answer');
    return this.lastReturn;
  }

  private settle(id: number, fulfilled: boolean, value: unknown): void {
    const promise = this.waiting.get(id);
    this.waiting.delete(id);
    if (fulfilled) promise?.resolve(value);
    else promise?.reject(value);
  }

  private pack(value: unknown): Packed {
    if (isFunction(value)) return ['function', this.functions.push(value) - 1];
    if (value instanceof Promise) return ['promise', this.passOn(value)];
    if (value instanceof Error) return ['error', value.message];
    if (Array.isArray(value)) return ['array', value.map((item) => this.pack(item))];
    if (Object.prototype.toString.call(value) === '[object Object]') {
      return ['object', Object.entries(Object(value)).map(([key, item]) => [key, this.pack(item)])];
    }
    return ['value', cloneForBridge(value)];
  }

  private passOn(promise: Promise<unknown>): number {
    const id = (this.promises += 1);
    promise.then(
      (value) => this.send(['settle', id, true, this.pack(value)]),
      (error: unknown) => this.send(['settle', id, false, this.pack(asError(error))]),
    );
    return id;
  }

  private unpack(packed: Packed): unknown {
    switch (packed[0]) {
      case 'function':
        return (...values: unknown[]) => this.call(packed[1], values);
      case 'promise':
        return new Promise((resolve, reject) => this.waiting.set(packed[1], { resolve, reject }));
      case 'error':
        return new Error(packed[1]);
      case 'array':
        return packed[1].map((item) => this.unpack(item));
      case 'object':
        return Object.fromEntries(packed[1].map(([key, item]) => [key, this.unpack(item)]));
      case 'value':
        return packed[1];
    }
  }
}

function isFunction(value: unknown): value is (...values: unknown[]) => unknown {
  return typeof value === 'function';
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function cloneForBridge(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
}
