package fi.kotopolku.access;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The right that comes closest to allowing what was asked, and the sentence that follows from it.
 *
 * @param reached the case exists and the right's extent covers it
 * @param kin the case is the person's own or a declared relative's
 */
record Weighed(
        String number,
        LegalGround ground,
        Instant validFrom,
        Instant endsAt,
        boolean inForce,
        boolean reached,
        boolean kin,
        boolean beginsLater,
        boolean ended,
        boolean stepOpen,
        boolean contentCovered,
        boolean powerCovered) {

    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm:ss", Locale.UK).withZone(FinnishTime.HELSINKI);

    Decision decision(Power power, DataCategory content) {
        if (ended) {
            return refused("päättyi " + FinnishTime.moment(endsAt), "ended on " + ENGLISH.format(endsAt));
        }
        if (beginsLater) {
            return refused(
                    "alkaa vasta " + FinnishTime.moment(validFrom), "begins only on " + ENGLISH.format(validFrom));
        }
        if (!inForce && ground == LegalGround.MULTI_PROFESSIONAL && !stepOpen) {
            return refused(
                    "ei ole voimassa, koska asiassa ei ole avoinna arviointia, suunnitelmaa eikä tarkistamista",
                    "is not in force, because no assessment, plan or review of the case is open");
        }
        if (!inForce) {
            return refused(
                    "ei ole voimassa, koska työsuhteesi ei ole voimassa",
                    "is not in force, because your employment is not");
        }
        if (!reached) {
            return Decision.Refused.nothingHere();
        }
        if (kin) {
            return Decision.Refused.ofKin();
        }
        if (!contentCovered) {
            return refused(
                    "ei sisällä tietoryhmää \"" + content.nameFi() + "\"",
                    "does not contain the data category \"" + content.nameEn() + "\"");
        }
        if (!powerCovered) {
            return refused("ei anna valtuutta " + power.nameFi(), "does not give the power to " + power.nameEn());
        }
        return new Decision.Allowed(
                number,
                "Käyttöoikeus %s (%s) antaa valtuuden %s tietoryhmää \"%s\"."
                        .formatted(number, groundFi(), power.nameFi(), content.nameFi()),
                "Access right %s (%s) gives the power to %s the data category \"%s\"."
                        .formatted(number, ground.nameEn(), power.nameEn(), content.nameEn()));
    }

    private Decision.Refused refused(String whyFi, String whyEn) {
        return new Decision.Refused(
                "Käyttöoikeutesi %s (%s) %s.".formatted(number, groundFi(), whyFi),
                "Your access right %s (%s) %s.".formatted(number, ground.nameEn(), whyEn));
    }

    private String groundFi() {
        return ground.nameFi().toLowerCase(Locale.ROOT);
    }
}
