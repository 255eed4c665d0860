import { useState } from 'react';
import { planted } from '../config.js';
import { Link, go } from '../router.jsx';
import { Avatar, Badge, Panel } from '../ui.jsx';

function Row({ row }) {
  const cells = (name) => (
    <>
      <td><span className="with-avatar"><Avatar name={row.name} />{name}</span></td>
      <td>{row.contact}</td>
      <td>{row.plan}</td>
      <td><Badge>{row.status}</Badge></td>
    </>
  );
  if (planted('customer-rows-are-clickable')) {
    return <tr className="clickable" onClick={() => go(`/customers/${row.id}`)}>{cells(<span>{row.name}</span>)}</tr>;
  }
  return <tr>{cells(<Link to={`/customers/${row.id}`}>{row.name}</Link>)}</tr>;
}

export function RecentCustomers({ rows }) {
  const [words, setWords] = useState('');
  const label = planted('search-has-placeholder-only') ? undefined : 'Search recent customers';
  const shown = rows.filter((row) => row.name.toLowerCase().includes(words.trim().toLowerCase())).slice(0, 6);
  const search = <input id="search" type="search" placeholder="Search customers" aria-label={label} value={words} onChange={(event) => setWords(event.target.value)} />;
  return (
    <Panel id="recent-customers" title="Recent customers" action={search}>
      <table>
        <thead><tr><th>Name</th><th>Contact</th><th>Plan</th><th>Status</th></tr></thead>
        <tbody>{shown.map((row) => <Row key={row.id} row={row} />)}</tbody>
      </table>
    </Panel>
  );
}
