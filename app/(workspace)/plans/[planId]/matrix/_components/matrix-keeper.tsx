'use client';
// What the matrix can do better with script: opens drawers without a new page, keeps scroll and ticks over Back, counts and ranges of ticks.
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useRef, useTransition } from 'react';

type Props = {
  /** Key of this list: scroll and ticks of another one do not belong here. */ place: string;
  counted: string;
  children: ReactNode;
};

const boxes = (root: HTMLElement) => [...root.querySelectorAll<HTMLInputElement>('input[name="select"]')];

/** `counted` is a sentence with "#" for the number of ticked rows. */
export function MatrixKeeper({ place, counted, children }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const router = useRouter();
  const [isGoing, startGoing] = useTransition();
  const wanted = useRef<string | null>(null);

  // A press in the moment the page wakes up can be lost by the router: then the browser goes itself.
  useEffect(() => {
    const href = wanted.current;
    if (isGoing || !href) return;
    wanted.current = null;
    if (!location.href.endsWith(href)) location.assign(href);
  }, [isGoing]);

  useEffect(() => {
    const host = root.current;
    if (!host) return;
    const stop = [
      keepScroll(host, place),
      keepTicks(host, place, counted),
      softLinks(host, (href) => {
        wanted.current = href;
        startGoing(() => router.push(href, { scroll: false }));
      }),
      focusDrawer(host),
    ];
    return () => {
      for (const end of stop) end();
    };
  }, [place, counted, router]);

  return (
    <div className="mx" ref={root}>
      {children}
    </div>
  );
}

function keepScroll(host: HTMLElement, place: string) {
  const box = host.querySelector<HTMLElement>('[data-keep-scroll]');
  if (!box) return () => {};
  const key = `matrix-scroll:${place}`;
  const [top = 0, left = 0] = (sessionStorage.getItem(key) ?? '').split(',').map(Number);
  box.scrollTo(left, top);
  const write = () => sessionStorage.setItem(key, `${Math.round(box.scrollTop)},${Math.round(box.scrollLeft)}`);
  box.addEventListener('scrollend', write);
  addEventListener('pagehide', write);
  return () => {
    box.removeEventListener('scrollend', write);
    removeEventListener('pagehide', write);
  };
}

function keepTicks(host: HTMLElement, place: string, counted: string) {
  const key = `matrix-ticks:${place}`;
  // What was just done is done: the next edit must not take these rows along unasked.
  if (new URLSearchParams(location.search).has('done')) sessionStorage.removeItem(key);
  const kept = new Set((sessionStorage.getItem(key) ?? '').split(','));
  for (const box of boxes(host)) if (kept.has(box.value)) box.checked = true;
  const all = host.querySelector<HTMLInputElement>('[data-select-all]');
  const label = host.querySelector('[data-selected-count]');
  if (all) all.hidden = false;
  let last = -1;
  const show = () => {
    const list = boxes(host);
    const ticked = list.filter((b) => b.checked);
    if (label) label.textContent = counted.replace('#', String(ticked.length));
    if (all) {
      all.checked = ticked.length > 0 && ticked.length === list.length;
      all.indeterminate = ticked.length > 0 && ticked.length < list.length;
    }
    sessionStorage.setItem(key, ticked.map((b) => b.value).join(','));
  };
  const click = (event: MouseEvent) => {
    const target = event.target as HTMLInputElement;
    const list = boxes(host);
    if (target === all) for (const box of list) box.checked = target.checked;
    const at = list.indexOf(target);
    if (at >= 0 && event.shiftKey && last >= 0)
      for (const box of list.slice(Math.min(at, last), Math.max(at, last) + 1)) box.checked = target.checked;
    if (at >= 0) last = at;
    if (target === all || at >= 0) show();
  };
  const reset = () => setTimeout(show);
  host.addEventListener('click', click);
  host.addEventListener('reset', reset);
  show();
  return () => {
    host.removeEventListener('click', click);
    host.removeEventListener('reset', reset);
  };
}

/** Links marked data-soft go through the router, so that the rows stay where they are. */
function softLinks(host: HTMLElement, go: (href: string) => void) {
  const click = (event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-soft]');
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    go(link.getAttribute('href') as string);
  };
  host.addEventListener('click', click);
  return () => host.removeEventListener('click', click);
}

/** A drawer that opens takes the focus; Esc closes it. */
function focusDrawer(host: HTMLElement) {
  const open = () => host.querySelector<HTMLElement>('[data-drawer]');
  let known = open();
  const enter = () => {
    const target = location.hash ? host.querySelector<HTMLElement>(location.hash) : null;
    (target ?? known?.querySelector<HTMLElement>('h2'))?.focus();
  };
  if (known) enter();
  const observer = new MutationObserver(() => {
    const now = open();
    if (now && now !== known) {
      known = now;
      enter();
    }
    known = now;
  });
  observer.observe(host, { childList: true });
  const press = (event: KeyboardEvent) => {
    // An open list closes first; its own handler runs after this one.
    const inList = (event.target as Element).closest('[role="combobox"][aria-expanded="true"]');
    if (event.key === 'Escape' && !event.defaultPrevented && !inList)
      open()?.querySelector<HTMLAnchorElement>('header a')?.click();
  };
  host.addEventListener('keydown', press);
  return () => {
    observer.disconnect();
    host.removeEventListener('keydown', press);
  };
}
