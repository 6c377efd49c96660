package fi.kotopolku.adoption;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.adoption.NationalView.Line;
import fi.kotopolku.adoption.NationalView.Waits;
import fi.kotopolku.identity.SignedIn;
import fi.kotopolku.oversight.Csv;
import fi.kotopolku.oversight.Csv.Column;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The adoptions of all municipalities, for those who look after the system for the whole country; and moving or taking
 * back one, for them and for the municipality's main user. For everybody else there is nothing here.
 */
@RestController
@RequestMapping("/api/v1")
class AdoptionsApi {

    private static final List<Column<Line>> COLUMNS = List.of(
            new Column<>("Kuntakoodi", Line::code),
            new Column<>("Kunta", Line::nameFi),
            new Column<>("Kommun", Line::nameSv),
            new Column<>("Maakunta", Line::regionFi),
            new Column<>("Vaihe", Line::stageFi),
            new Column<>("Aloituspäivä", Line::startsOn),
            new Column<>("Aikataulu", Line::paceFi),
            new Column<>("Odottaa", AdoptionsApi::waits),
            new Column<>("Perustelu", Line::reason),
            new Column<>("Kuntatiedon lähde", Line::source),
            new Column<>("Kuntatieto tarkistettu", line -> line.verified() ? "kyllä" : "ei"));

    private final NationalView view;
    private final AdoptionChanges changes;
    private final TownProviders providers;
    private final SignedIn signedIn;

    AdoptionsApi(NationalView view, AdoptionChanges changes, TownProviders providers, SignedIn signedIn) {
        this.view = view;
        this.changes = changes;
        this.providers = providers;
        this.signedIn = signedIn;
    }

    /** By the Finnish names of the municipalities. */
    @GetMapping("/adoptions")
    List<Line> list() {
        return view.read(me());
    }

    @GetMapping("/adoptions.csv")
    ResponseEntity<byte[]> file() {
        return Csv.file("kayttoonotot.csv", COLUMNS, view.read(me()));
    }

    /**
     * @param startsOn the new first day of use, in Finland
     * @param reason why the start is moved; at most 4000 characters
     */
    record Postponement(LocalDate startsOn, String reason) {}

    /** @param reason why the adoption is taken back; at most 4000 characters */
    record Withdrawal(String reason) {}

    @PostMapping("/adoptions/{number}/postponement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void postpone(@PathVariable("number") String number, @RequestBody Postponement postponement) {
        changes.postpone(me(), number, postponement.startsOn(), postponement.reason());
    }

    @PostMapping("/adoptions/{number}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable("number") String number, @RequestBody Withdrawal withdrawal) {
        changes.withdraw(me(), number, withdrawal.reason());
    }

    /** @param reason why nobody may sign in by the provider any more; at most 4000 characters */
    record ProviderClosing(String reason) {}

    /** @param municipality three digits */
    @PostMapping("/identity-providers/{municipality}/closing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void closeProvider(@PathVariable("municipality") String municipality, @RequestBody ProviderClosing closing) {
        providers.close(me(), municipality, closing.reason());
    }

    private static String waits(Line line) {
        return line.waitsFor().stream().map(AdoptionsApi::fi).collect(Collectors.joining("; "));
    }

    private static String fi(Waits waits) {
        return waits.waivedUntil() == null
                ? "%s (tavoite %s)".formatted(waits.requirementFi(), AdoptionDays.fi(waits.due()))
                : "%s (poikkeus %s asti)".formatted(waits.requirementFi(), AdoptionDays.fi(waits.waivedUntil()));
    }

    private String me() {
        return signedIn.personId().orElseThrow(AccessRefused::nothingHere);
    }
}
