package fi.kotopolku.cooperation;

import java.time.LocalDate;

/** Requests from one participant to another, for tests of other packages. */
public final class Asking {

    private Asking() {}

    public static void ask(Requests requests, String by, String caseNumber, String of, LocalDate due) {
        requests.ask(by, caseNumber, new Requests.NewRequest(of, "Varaatko asiakkaalle paikan kurssilta?", due));
    }
}
