package fi.kotopolku.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import fi.kotopolku.KotopolkuTest;
import fi.kotopolku.demo.DemoTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What the tests in a real browser have in common. Without a browser on the machine they are skipped, unless
 * KOTOPOLKU_BROWSER_REQUIRED says that they may not be.
 *
 * <p>What a failed test saw is in {@code target/browser}.
 */
@KotopolkuTest
abstract class InTheBrowser {

    private static final Path FAILURES = Path.of("target", "browser");

    private static Chromium chromium;

    private final Map<String, BrowserContext> visitors = new LinkedHashMap<>();

    /** Every address that a page of any visitor asked for, with the page that it came from. */
    final List<String> requested = new CopyOnWriteArrayList<>();

    @LocalServerPort
    int port;

    @Autowired
    DemoTime time;

    @RegisterExtension
    final AfterTestExecutionCallback keepWhatAFailedTestSaw = this::keepFailure;

    @BeforeAll
    static void startChromium() {
        Optional<Path> program = Chromium.installed();
        String missing = "No browser on this machine: install chromium, or name one in KOTOPOLKU_BROWSER";
        if (Chromium.required()) {
            assertThat(program).as(missing).isPresent();
        }
        assumeTrue(program.isPresent(), missing);
        chromium = Chromium.start(program.orElseThrow());
    }

    @AfterAll
    static void stopChromium() {
        if (chromium != null) {
            chromium.close();
            chromium = null;
        }
    }

    @AfterEach
    void leave() {
        visitors.values().forEach(BrowserContext::close);
        time.stand(Duration.ZERO);
    }

    String address() {
        return "http://localhost:" + port;
    }

    BrowserContext visitor(String name) {
        return visitors.computeIfAbsent(name, each -> {
            BrowserContext visitor = chromium.visitor();
            visitor.onRequest(request ->
                    requested.add(request.url() + " " + request.headers().get("referer")));
            return visitor;
        });
    }

    Desk signIn(String account) {
        return Desk.of(account, visitor(account), address());
    }

    private void keepFailure(ExtensionContext test) {
        if (test.getExecutionException().isEmpty()) {
            return;
        }
        visitors.forEach((name, visitor) -> visitor.pages()
                .forEach(page -> page.screenshot(new Page.ScreenshotOptions()
                        .setPath(FAILURES.resolve(test.getDisplayName().replaceAll("\\W", "") + "-" + name + "-"
                                + visitor.pages().indexOf(page) + ".png")))));
    }
}
