import { useState } from 'react';
import { base44 } from '../api.js';
import { planted } from '../config.js';
import { Panel, date } from '../ui.jsx';

function Task({ row }) {
  const [done, setDone] = useState(row.status === 'done');
  async function toggle() {
    setDone(!done);
    try {
      await base44.entities.Task.update(row.id, { status: done ? 'open' : 'done' });
    } catch {
      setDone(done);
    }
  }
  const due = <span className="due">{date(row.due_date)}</span>;
  if (planted('task-tick-is-a-div')) {
    return <li><div className={`tick${done ? ' ticked' : ''}`} onClick={toggle} /><span>{row.title}</span>{due}</li>;
  }
  return (
    <li>
      <input type="checkbox" id={`task-${row.id}`} checked={done} onChange={toggle} />
      <label htmlFor={`task-${row.id}`}>{row.title}</label>
      {due}
    </li>
  );
}

export function Tasks({ rows }) {
  return (
    <Panel id="tasks" title="Tasks">
      <ul className="tasks">{rows.map((row) => <Task key={row.id} row={row} />)}</ul>
    </Panel>
  );
}
