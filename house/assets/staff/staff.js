// What makes a desk quicker. Every page works without it. A text is saved while it is written, the keys beside the links
// work, and nothing is stored in the browser.
(function () {
  'use strict';

  // Alt N registers, Ctrl K searches, Escape closes: whatever link says so.
  document.addEventListener('keydown', function (event) {
    var key = event.key.toLowerCase();
    var want = key === 'escape' ? 'escape' : event.altKey && !event.ctrlKey ? 'alt-' + key : event.ctrlKey && !event.altKey ? key : '';
    if (event.ctrlKey && key === 'enter' && event.target.form) {
      event.preventDefault();
      event.target.form.requestSubmit();
      return;
    }
    var link = want && document.querySelector('[data-key="' + want + '"]');
    // One more person: first the row that is still empty.
    var empty = link && link.value === 'more' && [].find.call(document.querySelectorAll('select[id^="kind"]'), function (list) {
      return !list.value && list !== document.activeElement;
    });
    if (empty) {
      event.preventDefault();
      empty.focus();
      return;
    }
    if (link) {
      event.preventDefault();
      link.click();
    }
  });

  // At a keyboard one goes on writing where the page says; on a phone nothing jumps.
  var begin = document.querySelector('form[data-focus]');
  var field = begin && !document.querySelector('.wrong') && document.getElementById(begin.dataset.focus);
  if (field && !matchMedia('(pointer: coarse)').matches) field.focus();

  // Two minutes before somebody is logged out the page says so, and one key is enough to stay.
  var leaving = document.querySelector('[data-idle]');
  var words = leaving && leaving.querySelector('p');
  var stay = leaving && leaving.querySelector('a');
  var ends = leaving && Date.now() + leaving.dataset.ends * 1000;
  var idle = 0;
  var warning = 0;
  function here() {
    if (!leaving) return;
    clearTimeout(warning);
    words.hidden = stay.hidden = true;
    words.textContent = '';
    idle = Date.now() + leaving.dataset.idle * 1000;
    warning = setTimeout(warn, Math.min(idle, ends) - Date.now() - 150000);
  }
  function warn() {
    words.textContent = ends <= idle ? leaving.dataset.last : leaving.dataset.says;
    words.hidden = false;
    stay.hidden = ends <= idle;
  }
  if (leaving) {
    here();
    // A request has come in this window: half an hour from now on, or until the longest time is over.
    stay.addEventListener('click', function (event) {
      event.preventDefault();
      fetch(stay.href, { redirect: 'error' }).then(function (answer) {
        if (!answer.ok) throw answer.status;
        here();
      }).catch(function () { location.assign(stay.href); });
    });
  }

  document.querySelectorAll('form[data-draft]').forEach(function (form) {
    var line = form.querySelector('.saved');
    var timer = 0;
    var changed = false;
    var sending = false;

    function body() {
      var data = new URLSearchParams(new FormData(form));
      data.set('only', 'draft');
      data.set('by', 'script');
      return data;
    }

    function say(text, lost) {
      if (!line) return;
      line.textContent = text;
      line.toggleAttribute('data-lost', lost);
    }

    function save(last) {
      clearTimeout(timer);
      timer = 0;
      if (!changed || sending) return;
      changed = false;
      sending = true;
      fetch(form.action, { method: 'POST', body: body(), keepalive: last === true, redirect: 'error' })
        .then(function (answer) {
          if (!answer.ok) throw answer.status;
          return answer.text();
        })
        .then(function (text) {
          say(text, false);
          here();
        })
        .catch(function () {
          changed = true;
          if (line) say(line.getAttribute('data-lost-text'), true);
        })
        .then(function () {
          sending = false;
          if (changed) later();
        });
    }

    function later() {
      if (!timer) timer = setTimeout(save, 2000);
    }

    form.addEventListener('input', function () {
      changed = true;
      later();
    });
    form.addEventListener('submit', function () {
      changed = false;
      clearTimeout(timer);
    });
    document.addEventListener('visibilitychange', function () {
      if (document.visibilityState === 'hidden') save(true);
    });
  });
})();
