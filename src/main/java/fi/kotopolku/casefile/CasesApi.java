package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.identity.SignedIn;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Cases that the signed-in person's rights in force reach. One that they do not reach is answered as one that does not
 * exist.
 */
@RestController
@RequestMapping("/api/v1/cases")
class CasesApi {

    private static final int LARGEST_PAGE = 100;
    private static final int LAST_PAGE = 100_000;

    /**
     * One line of the list. Dates are days in Finland.
     *
     * @param nextDeadline null when nothing is waiting
     * @param nextDeadlineWhy rule, start, section and whether the section has been verified
     */
    record CaseLine(
            String number,
            String clientName,
            CaseState state,
            String stateFi,
            String responsible,
            LocalDate nextDeadline,
            String nextDeadlineWhy,
            LocalDate planValidUntil) {}

    record CaseDetail(
            String number,
            String clientName,
            CaseState state,
            String stateFi,
            String responsible,
            LocalDate nextDeadline,
            String nextDeadlineWhy,
            LocalDate planValidUntil,
            LocalDate openedOn,
            String unit,
            boolean nonDisclosure,
            List<Due> deadlines,
            List<Holder> people) {}

    record Due(String rule, LocalDate due, String why, String section, String verification) {}

    record Holder(String name, String employer, List<String> roles) {}

    private final CaseViews views;
    private final SignedIn signedIn;

    CasesApi(CaseViews views, SignedIn signedIn) {
        this.views = views;
        this.signedIn = signedIn;
    }

    /** @param page from zero; at most a hundred cases on a page, newest first */
    @GetMapping
    List<CaseLine> list(
            @RequestParam(name = "page", defaultValue = "0") int page,
            @RequestParam(name = "size", defaultValue = "25") int size) {
        new Problems()
                .when(page < 0 || page > LAST_PAGE, "page", "Anna sivun numero nollasta alkaen.")
                .when(size < 1 || size > LARGEST_PAGE, "size", "Anna sivun kooksi 1–" + LARGEST_PAGE + ".")
                .refuseAny();
        return views.list(person(), page, size);
    }

    @GetMapping("/{number}")
    CaseDetail detail(@PathVariable("number") String number) {
        return views.detail(person(), number).orElseThrow(AccessRefused::nothingHere);
    }

    private String person() {
        return signedIn.personId().orElseThrow(AccessRefused::nothingHere);
    }
}
