package fi.kotopolku.assessment;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Why there is an assessment without anybody's decision, and why there is none. The list is closed, so that the ground or
 * the length of a residence permit cannot be the reason (§ 14).
 */
enum NeedGround {
    OWN_DUTY("viranomaisen oma tehtävä", "myndighetens egen uppgift"),
    OUTSIDE_SCOPE("laki ei koske asiakasta", "lagen gäller inte klienten"),
    NO_NEED_FOUND("kotoutumispalvelujen tarvetta ei todettu", "inget behov av integrationstjänster konstaterades"),
    OTHER_SERVICES_ANSWER("tarpeeseen vastataan muilla palveluilla", "andra tjänster svarar mot behovet"),
    JOBSEEKER(
            "työnhakijan arvioinnista vastaa työvoimaviranomainen",
            "arbetskraftsmyndigheten svarar för bedömningen av en arbetssökande"),
    ASSESSED_RECENTLY("arviointi on tehty vastikään", "en bedömning har gjorts nyligen"),
    CLIENT_DECLINES("asiakas ei halua arviointia", "klienten vill inte ha någon bedömning"),
    OTHER("muu syy", "annan orsak");

    private final String nameFi;
    private final String nameSv;

    NeedGround(String nameFi, String nameSv) {
        this.nameFi = nameFi;
        this.nameSv = nameSv;
    }

    String nameFi() {
        return nameFi;
    }

    String nameSv() {
        return nameSv;
    }

    /** What somebody who decides that there is no need can choose from. */
    static Stream<NeedGround> against() {
        return Arrays.stream(values()).filter(ground -> ground != OWN_DUTY);
    }
}
