// The quick way out. Without this file the link still leaves; with it the page
// goes blank at once, Back does not return here, and Shift three times will do.
// Nothing is stored. The words come from the link's data attributes, so every language has its own.
(function () {
  'use strict';
  var link = document.querySelector('a[data-exit]');
  if (!link || !document.body) return;

  var say = document.createElement('p');
  say.className = 'only-read';
  say.setAttribute('role', 'status');
  document.body.appendChild(say);

  var presses = 0;
  var timer = 0;

  function leave(event) {
    if (event) event.preventDefault();
    var target = link.href;
    document.title = link.getAttribute('data-title') || '\u00a0';
    document.body.textContent = '';
    location.replace(target);
  }

  function forget() {
    presses = 0;
    say.textContent = '';
  }

  link.addEventListener('click', leave);

  document.addEventListener('keydown', function (event) {
    if (event.repeat) return;
    clearTimeout(timer);
    // Any other key means that somebody is writing: start over.
    if (event.key !== 'Shift') return forget();
    presses += 1;
    if (presses === 3) return leave();
    say.textContent = link.getAttribute(presses === 1 ? 'data-two-left' : 'data-one-left') || '';
    timer = setTimeout(forget, 5000);
  });

  // A copy kept by the browser must not come back with words in it.
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) location.reload();
  });
})();
