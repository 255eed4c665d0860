import { useEffect, useState } from 'react';
import { whoAmI } from './api.js';
import { usePath } from './router.jsx';
import { Shell } from './shell.jsx';
import { Customer } from './pages/customer.jsx';
import { Customers } from './pages/customers.jsx';
import { Dashboard } from './pages/dashboard.jsx';
import { Invoices } from './pages/invoices.jsx';
import { NewCustomer } from './pages/new-customer.jsx';
import { Settings } from './pages/settings.jsx';
import { SignIn } from './pages/sign-in.jsx';

function page(path, me, setMe) {
  if (path === '/customers') return ['Customers', <Customers me={me} />];
  if (path === '/customers/new') return ['New customer', <NewCustomer />];
  if (path.startsWith('/customers/')) return ['Customer', <Customer id={path.split('/')[2]} />];
  if (path === '/invoices') return ['Invoices', <Invoices me={me} />];
  if (path === '/settings') return ['Settings', <Settings me={me} onSaved={setMe} />];
  return ['Dashboard', <Dashboard me={me} />];
}

export function App() {
  const path = usePath();
  const [me, setMe] = useState();
  const [error, setError] = useState();
  useEffect(() => { whoAmI().then(setMe, setError); }, []);

  const [title, content] = me ? page(path, me, setMe) : ['Sign in'];
  useEffect(() => { document.title = `${title} · Clientele`; }, [title]);

  if (error) return <main><p className="notice" role="alert">{error.message}</p></main>;
  if (me === undefined) return <main><p className="waiting" role="status">Loading…</p></main>;
  if (!me) return <SignIn />;
  return <Shell me={me} path={path}>{content}</Shell>;
}
