import { useState } from 'react';
import { base44 } from './api.js';
import { planted } from './config.js';
import { Link } from './router.jsx';
import { Avatar } from './ui.jsx';
import logo from './logo.svg';

const PLACES = [['/', 'Dashboard'], ['/customers', 'Customers'], ['/invoices', 'Invoices'], ['/settings', 'Settings']];

const Bell = () => (
  <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
    <path d="M15 8a5 5 0 0 0-10 0c0 5-2 6-2 6h14s-2-1-2-6M8.4 17a2 2 0 0 0 3.2 0" />
  </svg>
);

function Notifications() {
  const [open, setOpen] = useState(false);
  const toggle = () => setOpen(!open);
  return (
    <div className="bell">
      {planted('bell-is-a-span')
        ? <span id="notifications" className="icon-button" onClick={toggle}><Bell /></span>
        : <button id="notifications" type="button" className="icon-button" aria-label="Notifications" aria-expanded={open} onClick={toggle}><Bell /></button>}
      {open && <p className="bell-news" role="status">Nothing new since this morning.</p>}
    </div>
  );
}

/** Header, the page shown, and footer. */
export function Shell({ me, path, children }) {
  const here = (place) => (place === '/' ? path === '/' : path.startsWith(place));
  return (
    <>
      <header className="top">
        <div className="wide top-row">
          <Link to="/" className="brand"><img src={logo} width="32" height="32" alt="" />Clientele</Link>
          <nav aria-label="Main">
            {PLACES.map(([to, name]) => (
              <Link key={to} to={to} aria-current={here(to) ? 'page' : undefined}>{name}</Link>
            ))}
          </nav>
          <Notifications />
          <span className="who"><Avatar name={me.full_name} /><span id="who-name">{me.full_name}</span></span>
          <button type="button" id="sign-out" className="quiet" onClick={() => base44.auth.logout(`${location.origin}/`)}>Sign out</button>
        </div>
      </header>
      <main className="wide">{children}</main>
      <footer className={planted('footer-is-faded') ? 'faded' : undefined}>
        <p className="wide">Clientele for {me.full_name}. Your data is stored in Frankfurt and backed up every night.</p>
      </footer>
    </>
  );
}
