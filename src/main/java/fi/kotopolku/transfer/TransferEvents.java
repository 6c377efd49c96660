package fi.kotopolku.transfer;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseEvent;
import fi.kotopolku.casefile.CaseEvents;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The hand-overs of a case on the side that reads: what went and came back is told to the sender, where it came from to the
 * receiver's new case. A package that was prepared and never sent is told too, since people of the house prepared it.
 * The name of an authority outside the system is what somebody wrote, and is not told here.
 */
@Component
@Order(30)
class TransferEvents implements CaseEvents {

    private static final Set<DataCategory> CONTENT = Set.of(DataCategory.PLAN);

    /** Who acted on the other side is the other side's to tell. */
    private static final String EVENTS = """
            select (e.at at time zone 'Europe/Helsinki')::date as on_day, e.kind, e.other_fi, e.other_sv, e.person
            from (
                select t.sent_at as at, t.begun_at, 1 as place, 0 as no, 'TRANSFER_SENT' as kind, t.sent_by as person,
                       coalesce(m.name_fi, :outside_fi) as other_fi, coalesce(m.name_sv, :outside_sv) as other_sv
                from koto.transfer t left join koto.municipality m on m.code = t.to_municipality
                where t.case_number = :case and t.sent_at is not null
                union all
                select q.asked_at, t.begun_at, 2, q.no, 'TRANSFER_ASKED', null, m.name_fi, m.name_sv
                from koto.transfer t join koto.transfer_question q on q.transfer_id = t.id
                join koto.municipality m on m.code = t.to_municipality
                where t.case_number = :case
                union all
                select q.answered_at, t.begun_at, 2, q.no, 'TRANSFER_ANSWERED', q.answered_by, m.name_fi, m.name_sv
                from koto.transfer t join koto.transfer_question q on q.transfer_id = t.id
                join koto.municipality m on m.code = t.to_municipality
                where t.case_number = :case and q.answered_at is not null
                union all
                select t.settled_at, t.begun_at, 3, 0, 'TRANSFER_' || t.state,
                       case when t.to_municipality is null or t.state in ('WITHDRAWN', 'GIVEN_UP') then t.settled_by end,
                       coalesce(m.name_fi, :outside_fi), coalesce(m.name_sv, :outside_sv)
                from koto.transfer t left join koto.municipality m on m.code = t.to_municipality
                where t.case_number = :case and t.settled_at is not null
                union all
                select t.settled_at, t.begun_at, 3, 0, 'TRANSFER_RECEIVED', t.settled_by, m.name_fi, m.name_sv
                from koto.transfer t join koto.municipality m on m.code = t.municipality
                where t.new_case_number = :case
            ) e
            order by e.begun_at, e.place, e.no, e.at
            """;

    private record Row(LocalDate onDay, String kind, String otherFi, String otherSv, String person) {}

    private final JdbcClient jdbc;

    TransferEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<CaseEvent> of(String caseNumber) {
        return jdbc
                .sql(EVENTS)
                .param("case", caseNumber)
                .param("outside_fi", "Työvoimaviranomainen")
                .param("outside_sv", "Arbetskraftsmyndigheten")
                .query(Row.class)
                .stream()
                .map(TransferEvents::event)
                .toList();
    }

    private static CaseEvent event(Row row) {
        return switch (row.kind()) {
            case "TRANSFER_SENT" -> told(row, "Siirto lähetettiin (%s).", "Överföringen sändes (%s).");
            case "TRANSFER_ASKED" ->
                told(row, "%s kysyi siirrosta lisätietoja.", "%s bad om mer uppgifter om överföringen.");
            case "TRANSFER_ANSWERED" ->
                told(row, "Vastaanottajan kysymykseen vastattiin (%s).", "Mottagarens fråga besvarades (%s).");
            case "TRANSFER_ACCEPTED" -> told(row, "%s hyväksyi siirron.", "%s godkände överföringen.");
            case "TRANSFER_REFUSED" -> told(row, "%s palautti siirron.", "%s återsände överföringen.");
            case "TRANSFER_WITHDRAWN" -> told(row, "Siirto peruttiin (%s).", "Överföringen återkallades (%s).");
            case "TRANSFER_GIVEN_UP" ->
                told(row, "Siirto jätettiin lähettämättä (%s).", "Överföringen sändes inte (%s).");
            case "TRANSFER_RECEIVED" ->
                told(row, "Asia otettiin vastaan (lähettäjä %s).", "Ärendet togs emot (avsändare %s).");
            default -> throw new IllegalStateException("unknown kind " + row.kind());
        };
    }

    private static CaseEvent told(Row row, String textFi, String textSv) {
        return new CaseEvent(
                row.onDay(),
                row.kind(),
                textFi.formatted(row.otherFi()),
                textSv.formatted(row.otherSv()),
                CONTENT,
                row.person());
    }
}
