// Tells the site around an embedded chart how high the chart is, now and when a table is unfolded.
(() => {
  if (window.parent === window) return;
  const tell = () => window.parent.postMessage(
    { oeffnungsmonitor: Math.ceil(document.documentElement.getBoundingClientRect().height) }, '*');
  new ResizeObserver(tell).observe(document.documentElement);
  tell();
})();
