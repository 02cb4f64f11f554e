// Starts the app. A separate file, so that the page needs no inline script.
const { js, wasm } = document.querySelector('script[data-wasm]').dataset;

try {
  const { default: init } = await import(js);
  await init({ module_or_path: wasm });
} catch (error) {
  document.getElementById('crashed').hidden = false;
  console.error('The site could not start:', error);
}
