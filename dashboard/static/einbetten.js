// For sites that embed charts of the Öffnungsmonitor: lets each frame be as high as its content.
// Reads nothing but the height that the frame itself reports.
window.addEventListener('message', (event) => {
  const height = event.data?.oeffnungsmonitor;
  if (!Number.isFinite(height) || height < 50 || height > 20000) return;
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow === event.source) frame.style.height = `${height}px`;
  }
});
