package fi.kotopolku.plan;

import fi.kotopolku.casefile.LongText;

/**
 * How one service of the plan was realised, as a line of the form.
 *
 * @param service the service's name for the reader; the lines are matched by their order, never by this
 */
record ServiceRealised(
        String service, Realised realised, @LongText String note) {

    enum Realised {
        AS_PLANNED("Toteutuu suunnitellusti"),
        COMPLETED("Suoritettu loppuun"),
        INTERRUPTED("Keskeytynyt"),
        NOT_STARTED("Ei ole alkanut");

        private final String nameFi;

        Realised(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }
}
