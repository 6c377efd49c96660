package fi.kotopolku.cooperation;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.identity.SignedIn;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Messages and requests between those who work on a case. A case beyond the person's reach is answered as one that does
 * not exist. Errors are problem details with a code that name the field and never repeat what was sent.
 */
@RestController
@RequestMapping("/api/v1/cases/{number}/cooperation")
class CooperationApi {

    record Made(UUID id) {}

    private final CooperationReading reading;
    private final Messages messages;
    private final Requests requests;
    private final SignedIn signedIn;

    CooperationApi(CooperationReading reading, Messages messages, Requests requests, SignedIn signedIn) {
        this.reading = reading;
        this.messages = messages;
        this.requests = requests;
        this.signedIn = signedIn;
    }

    /** Newest first; what the reader sent or received and may read now. */
    @GetMapping
    CooperationView of(@PathVariable("number") String number) {
        return reading.of(person(), number);
    }

    @PostMapping("/messages")
    @ResponseStatus(HttpStatus.CREATED)
    Made send(@PathVariable("number") String number, @RequestBody Messages.NewMessage message) {
        return new Made(messages.send(person(), number, message));
    }

    @PostMapping("/messages/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable("number") String number, @PathVariable("id") UUID id) {
        messages.read(person(), number, id);
    }

    @PostMapping("/requests")
    @ResponseStatus(HttpStatus.CREATED)
    Made ask(@PathVariable("number") String number, @RequestBody Requests.NewRequest request) {
        return new Made(requests.ask(person(), number, request));
    }

    private String person() {
        return signedIn.personId().orElseThrow(AccessRefused::nothingHere);
    }
}
