package fi.kotopolku.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import fi.kotopolku.documents.PdfUa;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the application answered somebody's browser, PDFs as their text, so that one can look for what must not be in it. */
final class Overheard {

    private record Answer(String person, String address, String text) {}

    private final List<Answer> answers = new CopyOnWriteArrayList<>();

    /** From here on everything from our and the engine's API is kept. */
    void listen(String person, BrowserContext browser) {
        browser.route("**/api/**", route -> passedOn(person, route));
    }

    /** @return who was answered with one of the words, and at which address */
    List<String> saying(List<String> words) {
        List<String> leaks = new ArrayList<>();
        for (Answer answer : answers) {
            if (words.stream().anyMatch(answer.text()::contains)) {
                leaks.add(answer.person() + " " + answer.address());
            }
        }
        return leaks;
    }

    long heardBy(String person) {
        return answers.stream().filter(answer -> answer.person().equals(person)).count();
    }

    private void passedOn(String person, Route route) {
        try {
            APIResponse answer = route.fetch(new Route.FetchOptions().setMaxRedirects(0));
            answers.add(new Answer(person, route.request().url(), text(answer)));
            route.fulfill(new Route.FulfillOptions().setResponse(answer));
        } catch (PlaywrightException left) {
            // The page that asked has been left, so nobody is answered.
        }
    }

    private static String text(APIResponse answer) {
        return answer.headers().getOrDefault("content-type", "").startsWith("application/pdf")
                ? PdfUa.text(answer.body())
                : answer.text();
    }
}
