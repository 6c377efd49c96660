package fi.kotopolku.access;

import java.time.LocalDate;

/** What a team lead fills in; by default what is right for a month. */
final class Asked {

    private String person;
    private Role role = Role.CASEWORKER;
    private LegalGround ground = LegalGround.MUNICIPAL_TASK;
    private boolean language = true;
    private boolean health;
    private ExtentKind extent = ExtentKind.MUNICIPALITY;
    private String cases;
    private boolean mayRead = true;
    private boolean mayDecide;
    private LocalDate from;
    private LocalDate until;
    private String untilTime;

    Asked(String person, LocalDate today) {
        this.person = person;
        this.from = today;
        this.until = today.plusDays(30);
    }

    Asked person(String value) {
        person = value;
        return this;
    }

    Asked role(Role value) {
        role = value;
        return this;
    }

    Asked ground(LegalGround value) {
        ground = value;
        return this;
    }

    Asked language(boolean value) {
        language = value;
        return this;
    }

    Asked health() {
        health = true;
        return this;
    }

    Asked extent(ExtentKind value) {
        extent = value;
        return this;
    }

    Asked cases(String value) {
        cases = value;
        return this;
    }

    Asked mayRead(boolean value) {
        mayRead = value;
        return this;
    }

    Asked mayDecide() {
        mayDecide = true;
        return this;
    }

    Asked from(LocalDate value) {
        from = value;
        return this;
    }

    Asked until(LocalDate value) {
        until = value;
        return this;
    }

    Asked untilTime(String value) {
        untilTime = value;
        return this;
    }

    AccessRequestForm.Answer answer() {
        return new AccessRequestForm.Answer(
                person, role, ground, false, null, false, false, null, language, health, null, null, null, null, extent,
                null, cases, mayRead, false, mayDecide, from, until, untilTime, "Tehtävä", null);
    }
}
