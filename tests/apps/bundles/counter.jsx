import { createElement, useState, version } from 'react';

function Counter() {
  const [count, setCount] = useState(0);
  return createElement('button', { onClick: () => setCount(count + 1) }, `React ${version}: ${count}`);
}

globalThis.Counter = Counter;
