/**
 * The toolbar button: opens the side panel of the tab it was pressed on. The panel does all the rest, but for one thing:
 * a panel that is closed while it records has no time to take the recorder out.
 */

// A panel belongs to one tab: without this, the browser would show an empty one beside every other tab.
void browser.sidePanel.setOptions({ enabled: false });

browser.action.onClicked.addListener((tab) => {
  if (tab.id === undefined) return;
  const tabId = tab.id;
  void clear(); // Asked first, so that the panel that is opened now is not counted.
  // Both calls are made before anything is awaited: the browser opens a panel only within the gesture.
  void browser.sidePanel.setOptions({ tabId, path: `panel/panel.html?tab=${tabId}`, enabled: true });
  void browser.sidePanel.open({ tabId });
  // A panel that is already open audits again; one that is just opening starts by itself and does not listen yet.
  browser.runtime.sendMessage({ type: 'clicked', tabId }).catch(() => {});
});

browser.runtime.onMessage.addListener((message, sender) => {
  if (message?.type === 'left' && sender.id === browser.runtime.id) void clear();
});

/** Takes recorders out when there is no panel left that could want them. */
async function clear() {
  const panels = await browser.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] });
  if (panels.length > 0) return;
  const left = await browser.scripting.getRegisteredContentScripts({ ids: ['premortem-relay', 'premortem-recorder'] });
  if (left.length > 0) await browser.scripting.unregisterContentScripts({ ids: left.map(({ id }) => id) });
}
