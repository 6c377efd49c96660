package fi.kotopolku.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;

/**
 * What axe-core finds on screens; everything is looked at before the test fails, so that one run tells all. It looks at
 * what stands still: a dialog that is fading in has no contrast yet.
 */
final class Axe {

    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private static final String NOTHING_MOVES = """
            parts => {
              const still = new CSSStyleSheet();
              still.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important }');
              document.adoptedStyleSheets = [still];
              const opaque = element => !element || getComputedStyle(element).opacity === '1' && opaque(element.parentElement);
              return parts.every(part => [...document.querySelectorAll(part)].every(opaque));
            }""";

    private final List<String> findings = new ArrayList<>();
    private int looked;

    /** @param parts selectors of what is looked at; none for the whole page */
    void look(String screen, Page page, String... parts) {
        page.waitForFunction(NOTHING_MOVES, List.of(parts));
        AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true);
        for (String part : parts) {
            axe.include(part);
        }
        looked++;
        axe.analyze().getViolations().stream()
                .filter(rule -> SERIOUS.contains(rule.getImpact()))
                .forEach(rule -> rule.getNodes().forEach(node -> findings.add(finding(screen, rule, node))));
    }

    void foundNothingSeriousOn(int screens) {
        Assertions.assertThat(findings).isEmpty();
        Assertions.assertThat(looked).isGreaterThanOrEqualTo(screens);
    }

    private static String finding(String screen, Rule rule, CheckedNode node) {
        return "%s: %s (%s) at %s: %s"
                .formatted(screen, rule.getId(), rule.getImpact(), node.getTarget(), node.getHtml());
    }
}
