// What the server says about this copy of the app: the id of its data and the defects planted in it.
const block = document.getElementById('app-config');
const config = JSON.parse(block?.textContent || '{}');

/** Id of the app on its back-end. */
export const appId = config.appId;

const defects = new Set(config.planted);

/** Whether a defect of defects.json is planted; otherwise its correct twin is shown. */
export const planted = (id) => defects.has(id);
