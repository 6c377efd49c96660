package fi.kotopolku.browser;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Somebody who has no mouse. Goes from place to place with Tab, and looks at each stop whether one can see where one is: the
 * place, or what is drawn around it, must look otherwise than when the focus has gone on.
 */
final class Keyboard {

    private static final int MOST_STEPS = 150;

    /** How the place with the focus and what is around it are drawn now; the place before it is drawn by now without. */
    private static final String STOP = """
            () => {
              const looks = (place) => {
                const seen = [];
                for (let one = place, i = 0; one && i < 4; one = one.parentElement, i++) {
                  const style = getComputedStyle(one);
                  seen.push([style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderColor, style.backgroundColor].join(' '));
                }
                return seen.join('|');
              };
              const name = (place) =>
                (place.labels?.[0]?.textContent || place.getAttribute('aria-label') || place.textContent || place.value || '').replace(/\\s+/g, ' ').trim();
              const left = window.kotoLastStop;
              const unseen = left && left.place.isConnected && looks(left.place) === left.looks ? left.name : null;
              const place = document.activeElement;
              window.kotoLastStop = place === document.body ? null : { place, name: name(place), looks: looks(place) };
              return { name: place === document.body ? '' : name(place), unseen };
            }""";

    private final Page page;
    private final List<String> unseen = new ArrayList<>();
    private int stops;

    Keyboard(Page page) {
        this.page = page;
    }

    /** Tab until the focus is on what begins with the words. */
    Keyboard to(String words) {
        return step("Tab", words);
    }

    Keyboard back(String words) {
        return step("Shift+Tab", words);
    }

    Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }

    Keyboard write(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** Places at which nothing showed that the focus was there. */
    List<String> unseen() {
        return unseen;
    }

    int stops() {
        return stops;
    }

    private Keyboard step(String key, String words) {
        List<String> passed = new ArrayList<>();
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            page.keyboard().press(key);
            String name = stop();
            if (name.startsWith(words)) {
                return this;
            }
            passed.add(name.substring(0, Math.min(name.length(), 30)));
        }
        throw new AssertionError("no way to \"" + words + "\" with " + key + " past " + passed);
    }

    private String stop() {
        Map<?, ?> stop = (Map<?, ?>) page.evaluate(STOP);
        stops++;
        if (stop.get("unseen") != null) {
            unseen.add(stop.get("unseen").toString());
        }
        return stop.get("name").toString();
    }
}
