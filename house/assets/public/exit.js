// The quick way out. Without this file the link still leaves; with it the page goes blank at once, Back does not return
// to this very page, and Shift three times will do: pressed and let go alone, within a second and a half, so that
// capital letters, Shift+Tab and marking text with Shift never count. Nothing is stored.
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

  // Shift counts when it is let go and nothing else happened while it was down.
  var alone = false;
  document.addEventListener('keydown', function (event) {
    alone = event.key === 'Shift';
    if (!alone) forget();
  });
  document.addEventListener('pointerdown', function () {
    alone = false;
    forget();
  });
  document.addEventListener('keyup', function (event) {
    if (event.key !== 'Shift' || !alone) return;
    clearTimeout(timer);
    presses += 1;
    if (presses === 3) return leave();
    say.textContent = presses === 2 ? link.getAttribute('data-one-left') || '' : '';
    timer = setTimeout(forget, 1500);
  });

  // A copy kept by the browser must not come back with words in it.
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) location.reload();
  });
})();
