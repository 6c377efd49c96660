package fi.kotopolku.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser that the machine has, without a window. Playwright's own browsers are never downloaded. */
final class Chromium implements AutoCloseable {

    private static final List<String> USUAL_PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final double LONGEST_WAIT_MS = 20_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** @return the program to run: the one that KOTOPOLKU_BROWSER names, or else the first found in the usual places */
    static Optional<Path> installed() {
        return Stream.concat(Stream.ofNullable(System.getenv("KOTOPOLKU_BROWSER")), USUAL_PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @return whether a run without a browser counts as failed */
    static boolean required() {
        return Boolean.parseBoolean(System.getenv("KOTOPOLKU_BROWSER_REQUIRED"));
    }

    static Chromium start(Path program) {
        PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST_WAIT_MS);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new Chromium(playwright, browser);
    }

    /** A person's own browser: nothing in common with the others'. */
    BrowserContext visitor() {
        BrowserContext visitor = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1366, 768)
                .setLocale("fi-FI")
                .setTimezoneId("Europe/Helsinki"));
        visitor.setDefaultTimeout(LONGEST_WAIT_MS);
        visitor.setDefaultNavigationTimeout(LONGEST_WAIT_MS);
        return visitor;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
