import { createClient } from '@base44/sdk';
import { appId } from './config.js';

/** The app's back-end, on the page's own origin. */
export const base44 = createClient({ appId, serverUrl: '' });

/** Who is signed in, or null; a session that ended is forgotten. */
export async function whoAmI() {
  if (!base44.auth.hasToken()) return null;
  try {
    return await base44.auth.me();
  } catch (error) {
    if (error.status !== 401) throw error;
    localStorage.removeItem('base44_access_token');
    localStorage.removeItem('token');
    return null;
  }
}
