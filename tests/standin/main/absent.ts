/** Stands in the place of a module or class the stand-in lacks: it may be imported, and throws when it is used. */
export function absent(name: string, missing: (what: string) => Error): object {
  const refuse = (): never => {
    throw missing(name);
  };
  return new Proxy(function () {}, {
    get: (_target, key) => (typeof key === 'string' ? refuseKey(name, key, missing) : undefined),
    construct: refuse,
    apply: refuse,
  });
}

function refuseKey(name: string, key: string, missing: (what: string) => Error): never {
  throw missing(`${name}.${key}`);
}
