/** The id of the topmost message in sight; null where there is no transcript. */
export function messageInView(): string | null {
  const scroller = document.querySelector('.transcript');
  if (scroller === null) return null;
  const top = scroller.getBoundingClientRect().top;
  const first = [...scroller.querySelectorAll<HTMLElement>('[data-message]')].find(
    (message) => message.getBoundingClientRect().bottom > top + 1,
  );
  return first?.dataset['message'] ?? null;
}

/** The message a key means: under the pointer, with the focus, the one come for, else the topmost in sight. */
export function messageAtHand(): string | null {
  const named = ['[data-message]:hover', '[data-message]:focus-within', '[data-message].target']
    .map((selector) => document.querySelector<HTMLElement>(`.transcript ${selector}`))
    .find((message) => message !== null);
  return named?.dataset['message'] ?? messageInView();
}
