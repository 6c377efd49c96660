package fi.kotopolku.access;

import fi.kotopolku.identity.Municipality;
import fi.kotopolku.identity.Organisations;
import fi.kotopolku.identity.WorkFor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Begins the reviews whose time has come, for one municipality after the other, with nobody signed in. */
@Component
class ReviewCalendar {

    private final Organisations organisations;
    private final WorkFor work;
    private final AccessReviews reviews;

    ReviewCalendar(Organisations organisations, WorkFor work, AccessReviews reviews) {
        this.organisations = organisations;
        this.work = work;
        this.reviews = reviews;
    }

    @Scheduled(
            initialDelayString = "${kotopolku.access-review.first-look:PT10M}",
            fixedDelayString = "${kotopolku.access-review.look-every:PT6H}")
    void beginDue() {
        for (Municipality municipality : organisations.municipalities()) {
            work.municipality(municipality.code(), () -> reviews.beginIfDue(municipality.code()));
        }
    }
}
