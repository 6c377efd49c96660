package fi.kotopolku.plan;

import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.ShortText;
import fi.kotopolku.casefile.Written;
import java.time.LocalDate;

/**
 * One service agreed in the plan, as a line of the form and as a row of the plan.
 *
 * @param line {@link Line#service} that it keeps from version to version; null for one that is new
 * @param endsOn last day; null when it is not known yet
 * @param responsible who sees to it that the service begins
 * @param responsiblePerson by name, or by task where the name is not known yet; null when it is the client
 */
record PlannedService(
        String line,
        Kind kind,
        @ShortText String provider,
        @LongText String aim,
        LocalDate startsOn,
        LocalDate endsOn,
        Responsible responsible,
        @ShortText String responsiblePerson) {

    PlannedService {
        line = Written.orNull(line);
    }

    enum Kind {
        INTEGRATION_TRAINING("Kotoutumiskoulutus"),
        LITERACY_TRAINING("Luku- ja kirjoitustaidon koulutus"),
        LANGUAGE_STUDY("Suomen tai ruotsin kielen opiskelu"),
        CIVIC_ORIENTATION("Monikielinen yhteiskuntaorientaatio"),
        EDUCATION("Muu koulutus"),
        EMPLOYMENT_SERVICE("Työllistymistä tukeva palvelu"),
        HEALTH_AND_WELLBEING("Terveyttä ja hyvinvointia tukeva palvelu"),
        GUIDANCE("Ohjaus ja neuvonta"),
        THIRD_SECTOR("Järjestön tai seurakunnan toiminta"),
        OWN_INITIATIVE_STUDY("Omaehtoinen opiskelu"),
        OTHER("Muu palvelu");

        private final String nameFi;

        Kind(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }

    enum Responsible {
        MUNICIPALITY("Kunta"),
        EMPLOYMENT_AUTHORITY("Työvoimaviranomainen"),
        WELLBEING_COUNTY("Hyvinvointialue"),
        PROVIDER("Palvelun järjestäjä"),
        CLIENT("Asiakas");

        private final String nameFi;

        Responsible(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }

    /** A line that was left empty on the screen and means nothing. */
    boolean blank() {
        return kind == null
                && Written.nothing(provider)
                && Written.nothing(aim)
                && startsOn == null
                && endsOn == null
                && responsible == null
                && Written.nothing(responsiblePerson);
    }

    String title() {
        return kind.nameFi() + ", " + provider;
    }

    String responsibleFi() {
        String who = responsible.nameFi();
        return responsiblePerson == null ? who : who + ", " + responsiblePerson;
    }

    boolean overBefore(LocalDate planStart) {
        return endsOn != null && endsOn.isBefore(planStart);
    }

    boolean reachesBeyond(LocalDate planEnd) {
        return startsOn.isAfter(planEnd) || endsOn != null && endsOn.isAfter(planEnd);
    }
}
