/** Tasklist's own buttons without a text get a name, and its search says what it is, for whoever hears the page instead of seeing it. */
const NAMES = {
  fi: { filters: 'Näytä tai piilota tehtäväjonot', list: 'Näytä tai piilota tehtävälista', task: 'Näytä tai piilota tehtävä', maximize: 'Suurenna tai pienennä tehtävä' },
  sv: { filters: 'Visa eller dölj uppgiftsköerna', list: 'Visa eller dölj uppgiftslistan', task: 'Visa eller dölj uppgiften', maximize: 'Förstora eller förminska uppgiften' },
  en: { filters: 'Show or hide the queues', list: 'Show or hide the list of tasks', task: 'Show or hide the task', maximize: 'Maximise or restore the task' }
};

export function nameTheFrame(language) {
  const names = NAMES[language] ?? NAMES.fi;
  const name = () => {
    nameEach('.region-toggle[data-region]', (button) => names[button.dataset.region]);
    nameEach('.maximize', () => names.maximize);
    nameEach('[uib-tooltip]', (element) => (element.textContent.trim() ? null : element.getAttribute('uib-tooltip')));
    document.querySelectorAll('a[aria-label]:not([href]):not([role])').forEach(makeButton);
    document.querySelectorAll('input[aria-expanded]:not([role])').forEach((input) => input.setAttribute('role', 'combobox'));
  };
  new MutationObserver(name).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ['uib-tooltip', 'aria-expanded'] });
  name();
}

function nameEach(selector, nameOf) {
  document.querySelectorAll(selector).forEach((element) => {
    const name = nameOf(element);
    if (name && element.getAttribute('aria-label') !== name) element.setAttribute('aria-label', name);
  });
}

/** A link that leads nowhere is a button, for the keyboard too. */
function makeButton(link) {
  link.setAttribute('role', 'button');
  link.setAttribute('tabindex', '0');
  link.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      link.click();
    }
  });
}
