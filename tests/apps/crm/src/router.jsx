import { useSyncExternalStore } from 'react';

const subscribe = (changed) => {
  addEventListener('popstate', changed);
  return () => removeEventListener('popstate', changed);
};

/** The path shown. */
export const usePath = () => useSyncExternalStore(subscribe, () => location.pathname);

/** Shows another path without a load. */
export function go(path) {
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
  scrollTo(0, 0);
}

/** A link within the app; other clicks than a plain one are the browser's. */
export function Link({ to, children, ...rest }) {
  const follow = (event) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return <a href={to} onClick={follow} {...rest}>{children}</a>;
}
