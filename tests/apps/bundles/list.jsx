import { clsx } from 'clsx';
import { createElement, useEffect } from 'react';

function List({ rows }) {
  useEffect(() => { document.title = `${rows.length} rows`; }, [rows]);
  return createElement('ul', { className: clsx('rows', { none: rows.length === 0 }) },
    rows.map((row) => createElement('li', { key: row.id }, row.name)));
}

globalThis.List = List;
