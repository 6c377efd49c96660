package fi.kotopolku.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What cannot be of the days of a client's life, whether a form says them or a file from an old system. */
public enum ClientDays {
    BORN_IN_FUTURE("birthDate", "Anna syntymäaika, joka ei ole tulevaisuudessa."),
    TOO_OLD("birthDate", "Tarkista syntymävuosi: asiakas olisi yli 120-vuotias."),
    PERMIT_IN_FUTURE("firstPermitOn", "Anna ensimmäisen luvan päivä, joka ei ole tulevaisuudessa."),
    PERMIT_BEFORE_BIRTH("firstPermitOn", "Tarkista päivä: ensimmäinen lupa ei voi olla ennen syntymäaikaa."),
    ARRIVED_BEFORE_BIRTH("arrivedOn", "Tarkista päivä: kuntaan ei voi muuttaa ennen syntymäaikaa."),
    ARRIVES_TOO_LATE("arrivedOn", "Anna muuttopäivä, joka on enintään vuoden päässä.");

    private static final int OLDEST = 120;

    private final String field;
    private final String messageFi;

    ClientDays(String field, String messageFi) {
        this.field = field;
        this.messageFi = messageFi;
    }

    /** Key of the form field. */
    public String field() {
        return field;
    }

    /** What to do, never what was typed. */
    public String messageFi() {
        return messageFi;
    }

    /** @param arrived the day of moving to the municipality; null when it is not known */
    public static List<ClientDays> wrong(LocalDate born, LocalDate firstPermit, LocalDate arrived, LocalDate today) {
        List<ClientDays> wrong = new ArrayList<>();
        when(born.isAfter(today), BORN_IN_FUTURE, wrong);
        when(born.isBefore(today.minusYears(OLDEST)), TOO_OLD, wrong);
        when(firstPermit.isAfter(today), PERMIT_IN_FUTURE, wrong);
        when(firstPermit.isBefore(born), PERMIT_BEFORE_BIRTH, wrong);
        when(arrived != null && arrived.isBefore(born), ARRIVED_BEFORE_BIRTH, wrong);
        when(arrived != null && arrived.isAfter(today.plusYears(1)), ARRIVES_TOO_LATE, wrong);
        return wrong;
    }

    private static void when(boolean wrong, ClientDays what, List<ClientDays> found) {
        if (wrong) {
            found.add(what);
        }
    }
}
