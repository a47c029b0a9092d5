import { useEffect, type RefObject } from 'react';
import { findForms } from './found-forms.ts';

const MARKS = 'found';
const MARKS_HERE = 'found-here';
/** How long going to a message may take; only then can be seen where its words are. */
const SETTLE_MS = 350;

/**
 * Marks words in what is drawn of a transcript, without touching it: by the CSS Custom Highlight API. Rows come and go
 * as one scrolls, so the marks are made again after each change.
 * @param here the message the person goes through the matches at
 */
export function useFoundMarks(
  scroller: RefObject<HTMLElement | null>,
  forms: ReadonlySet<string>,
  here: string | null,
): void {
  useEffect(() => {
    const root = scroller.current;
    if (root === null || forms.size === 0) return undefined;
    let frame: number | null = null;
    const mark = () => {
      frame = null;
      markWords(root, forms, here);
    };
    const markSoon = () => {
      frame ??= requestAnimationFrame(mark);
    };
    const observer = new MutationObserver(markSoon);
    observer.observe(root, { childList: true, subtree: true, characterData: true });
    mark();
    return () => {
      observer.disconnect();
      if (frame !== null) cancelAnimationFrame(frame);
      CSS.highlights.delete(MARKS);
      CSS.highlights.delete(MARKS_HERE);
    };
  }, [scroller, forms, here]);
  useEffect(() => {
    if (here === null) return undefined;
    const timer = setTimeout(() => {
      if (scroller.current !== null) showFirstWord(scroller.current, forms, here);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [scroller, forms, here]);
}

/** Scrolls on to the first word in a message that is higher than the window. */
function showFirstWord(root: HTMLElement, forms: ReadonlySet<string>, here: string) {
  const message = root.querySelector<HTMLElement>(`[data-message="${CSS.escape(here)}"]`);
  const [first] = message === null ? [] : wordsIn(message, forms);
  if (first === undefined) return;
  const range = document.createRange();
  range.setStart(first.startContainer, first.startOffset);
  range.setEnd(first.endContainer, first.endOffset);
  const word = range.getBoundingClientRect();
  const window = root.getBoundingClientRect();
  if (word.top >= window.top && word.bottom <= window.bottom) return;
  root.scrollBy({ top: word.top - window.top - window.height / 3 });
}

function markWords(root: HTMLElement, forms: ReadonlySet<string>, here: string | null) {
  const marks = new Highlight();
  const marksHere = new Highlight();
  for (const message of root.querySelectorAll<HTMLElement>('[data-message]')) {
    const target = message.dataset['message'] === here ? marksHere : marks;
    for (const range of wordsIn(message, forms)) target.add(range);
  }
  marksHere.priority = 1;
  CSS.highlights.set(MARKS, marks);
  CSS.highlights.set(MARKS_HERE, marksHere);
}

function wordsIn(message: HTMLElement, forms: ReadonlySet<string>): StaticRange[] {
  const ranges: StaticRange[] = [];
  const texts = document.createTreeWalker(message, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    for (const [startOffset, endOffset] of findForms(text.nodeValue ?? '', forms)) {
      ranges.push(new StaticRange({ startContainer: text, startOffset, endContainer: text, endOffset }));
    }
  }
  return ranges;
}
