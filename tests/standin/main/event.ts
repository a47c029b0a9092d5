/** An event of Electron's kind: listeners may prevent what was about to happen. */
export type StandinEvent<Details extends object = object> = Details & {
  preventDefault(): void;
  readonly defaultPrevented: boolean;
};

/** Makes an event that carries these details. */
export function createEvent<Details extends object>(details: Details): StandinEvent<Details> {
  let prevented = false;
  const controls = {
    preventDefault: () => void (prevented = true),
    get defaultPrevented() {
      return prevented;
    },
  };
  return Object.defineProperties(
    { ...details, ...controls },
    Object.getOwnPropertyDescriptors(controls), // the copy above lost the getter
  );
}
