package fi.kotopolku.imports;

import fi.kotopolku.casefile.ClientDays;
import fi.kotopolku.casefile.PersonalIdentityCode;
import fi.kotopolku.rules.Rules;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the cells of one row say together. A date that could not be understood is asked nothing more. */
final class RowRules {

    private static final List<String> OF_A_CONCLUSION = List.of("interviewed_on", "coordination_needed", "plan_needed");

    private final Rules rules;
    private final LocalDate today;
    /** The tables are asked once for a day: a file has many rows and few days. */
    private final Map<String, Map<LocalDate, LocalDate>> due = new HashMap<>();

    RowRules(Rules rules, LocalDate today) {
        this.rules = rules;
        this.today = today;
    }

    void look(FileKind kind, ReadRow row) {
        switch (kind) {
            case CLIENTS -> client(row);
            case HOUSEHOLDS -> member(row);
            case PLANS -> plan(row);
            case SERVICES -> row.when(before(row, "ends_on", "starts_on"), "ends_on", Fault.UNTIL_BEFORE_SINCE);
            case NOTES -> {}
        }
    }

    private void client(ReadRow row) {
        identityCode(row);
        days(row);
        window(row);
        assessment(row);
        row.when(row.has("closed_on"), "closed_on", Fault.CASE_CLOSED)
                .when(row.yes("non_disclosure"), "non_disclosure", Fault.NON_DISCLOSURE);
        if (!row.has("way_in") && !row.faulty("way_in")) {
            row.put("way_in", "OLD_SYSTEM");
        }
        if (!row.has("non_disclosure") && !row.faulty("non_disclosure")) {
            row.put("non_disclosure", false);
        }
    }

    private void identityCode(ReadRow row) {
        if (row.has("identity_code")
                && PersonalIdentityCode.parse(row.text("identity_code"), today.plusYears(Cells.CENTURY))
                        instanceof PersonalIdentityCode.Parsed.Valid valid) {
            LocalDate born = row.day("birth_date");
            LocalDate said = valid.code().birthDate();
            boolean otherDay = born != null && !born.equals(said);
            boolean otherCentury = otherDay && sameDayOfACentury(born, said);
            row.when(otherCentury, "identity_code", Fault.IDENTITY_CODE_CENTURY)
                    .when(!otherCentury && said.isAfter(today), "identity_code", Fault.IDENTITY_CODE_FUTURE)
                    .when(otherDay && !otherCentury && !said.isAfter(today), "identity_code", Fault.IDENTITY_CODE_DAY)
                    .when(valid.code().artificial(), "identity_code", Fault.IDENTITY_CODE_TEMPORARY);
        }
    }

    private static boolean sameDayOfACentury(LocalDate born, LocalDate said) {
        return born.getDayOfMonth() == said.getDayOfMonth()
                && born.getMonth() == said.getMonth()
                && born.getYear() % Cells.CENTURY == said.getYear() % Cells.CENTURY;
    }

    private void days(ReadRow row) {
        if (row.has("birth_date") && row.has("first_permit_on")) {
            ClientDays.wrong(row.day("birth_date"), row.day("first_permit_on"), row.day("arrived_on"), today)
                    .forEach(wrong -> row.fault(field(wrong), fault(wrong)));
        }
        row.when(before(row, "opened_on", "birth_date"), "opened_on", Fault.BEFORE_BIRTH);
    }

    private static String field(ClientDays wrong) {
        return switch (wrong) {
            case BORN_IN_FUTURE, TOO_OLD -> "birth_date";
            case PERMIT_IN_FUTURE, PERMIT_BEFORE_BIRTH -> "first_permit_on";
            case ARRIVED_BEFORE_BIRTH, ARRIVES_TOO_LATE -> "arrived_on";
        };
    }

    private static Fault fault(ClientDays wrong) {
        return switch (wrong) {
            case BORN_IN_FUTURE, PERMIT_IN_FUTURE -> Fault.DATE_IN_FUTURE;
            case TOO_OLD -> Fault.BORN_TOO_EARLY;
            case PERMIT_BEFORE_BIRTH, ARRIVED_BEFORE_BIRTH -> Fault.BEFORE_BIRTH;
            case ARRIVES_TOO_LATE -> Fault.ARRIVES_TOO_LATE;
        };
    }

    /** The old system let the case begin, perhaps under an earlier law; that it was late is only a remark. */
    private void window(ReadRow row) {
        boolean excepted = row.has("window_exception");
        boolean reasoned = row.has("window_exception_reason");
        row.when(
                        excepted && !reasoned && !row.faulty("window_exception_reason"),
                        "window_exception_reason",
                        Fault.EXCEPTION_WITHOUT_REASON)
                .when(
                        reasoned && !excepted && !row.faulty("window_exception"),
                        "window_exception",
                        Fault.REASON_WITHOUT_EXCEPTION);
        if (!excepted && row.has("first_permit_on") && row.has("opened_on")) {
            LocalDate last = due("ELIGIBILITY_WINDOW", row.day("first_permit_on"));
            row.when(row.day("opened_on").isAfter(last), "window_exception", Fault.WINDOW_PASSED);
        }
    }

    private static void assessment(ReadRow row) {
        if (row.has("concluded_on")) {
            OF_A_CONCLUSION.forEach(
                    field -> row.when(!row.has(field) && !row.faulty(field), field, Fault.MISSING_FOR_CONCLUSION));
        }
        row.when(before(row, "interviewed_on", "opened_on"), "interviewed_on", Fault.BEFORE_OPENING)
                .when(before(row, "concluded_on", "interviewed_on"), "concluded_on", Fault.BEFORE_INTERVIEW);
    }

    private static void member(ReadRow row) {
        boolean client = row.has("member_ref");
        boolean named = row.has("name") || row.faulty("name");
        row.when(client && named, "name", Fault.MEMBER_NOT_SAID)
                .when(!client && !named && !row.faulty("member_ref"), "member_ref", Fault.MEMBER_NOT_SAID)
                .when(client && !named && row.has("birth_date"), "birth_date", Fault.MEMBER_BIRTH_DATE)
                .when(
                        client && !named && row.text("member_ref").equals(row.text(Layout.CLIENT_REF)),
                        "member_ref",
                        Fault.MEMBER_IS_CLIENT)
                .when(before(row, "until", "since"), "until", Fault.UNTIL_BEFORE_SINCE)
                .when(before(row, "since", "birth_date"), "since", Fault.BEFORE_BIRTH);
    }

    private void plan(ReadRow row) {
        if (row.has("valid_from") && row.has("valid_until")) {
            LocalDate from = row.day("valid_from");
            LocalDate until = row.day("valid_until");
            row.when(!until.isAfter(from), "valid_until", Fault.UNTIL_NOT_AFTER)
                    .when(until.isAfter(from) && until.isBefore(today), "valid_until", Fault.PLAN_PAST)
                    .when(tooLong(row, from, until), "valid_until", Fault.PLAN_LONG);
        }
        for (String answer : List.of("understood", "agreed", "rights_explained")) {
            row.when(row.has(answer) && !row.yes(answer), answer, Fault.PLAN_NOT_AGREED);
        }
        row.when(before(row, "valid_from", "client_confirmed_on"), "client_confirmed_on", Fault.PLAN_CONFIRMED_LATE);
        if (!row.has("interpreter") && !row.faulty("interpreter")) {
            row.put("interpreter", false);
        }
    }

    private boolean tooLong(ReadRow row, LocalDate from, LocalDate until) {
        LocalDate first =
                row.has("first_confirmed_on") ? row.day("first_confirmed_on") : row.day("client_confirmed_on");
        boolean alone = !row.has("first_confirmed_on");
        return alone && until.isAfter(due("PLAN_FIRST_MAX", from))
                || first != null && until.isAfter(due("PLAN_TOTAL_MAX", first));
    }

    private LocalDate due(String rule, LocalDate start) {
        return due.computeIfAbsent(rule, id -> new HashMap<>())
                .computeIfAbsent(start, day -> rules.due(rule, day).due());
    }

    private static boolean before(ReadRow row, String one, String other) {
        return row.has(one) && row.has(other) && row.day(one).isBefore(row.day(other));
    }
}
