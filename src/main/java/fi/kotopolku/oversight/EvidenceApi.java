package fi.kotopolku.oversight;

import fi.kotopolku.access.Power;
import fi.kotopolku.access.ReviewedRights.Reviewed;
import fi.kotopolku.access.Role;
import fi.kotopolku.api.OnlyAsks;
import fi.kotopolku.oversight.Csv.Column;
import fi.kotopolku.oversight.Evidence.Held;
import fi.kotopolku.oversight.Evidence.Sought;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The controller's evidence: who has which right, why, until when, granted by whom and gone through by whom. For team
 * leads, access officers and the data protection officer of the municipality.
 */
@RestController
@RequestMapping("/api/v1/access-rights")
class EvidenceApi {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_DAYS = 731;

    private static final Map<String, String> PHASES = Map.of(
            "IN_FORCE", "Voimassa",
            "NOT_YET", "Alkaa myöhemmin",
            "SUSPENDED", "Ei voimassa juuri nyt",
            "ENDED", "Päättynyt",
            "ENDED_EARLY", "Päätetty ennen aikaa");

    private final Overseer overseer;
    private final Evidence evidence;

    EvidenceApi(Overseer overseer, Evidence evidence) {
        this.overseer = overseer;
        this.evidence = evidence;
    }

    @OnlyAsks
    @PostMapping("/evidence")
    Page<Line> evidence(@RequestBody EvidenceAsked asked) {
        Sought sought = asked.sought();
        Asked.page(asked.page(), asked.size());
        return overseer.looks(
                Sight.ofAll(Sight.Kind.RIGHTS_EVIDENCE, sought.municipality()),
                () -> Page.of(
                        evidence.find(sought, Slice.page(asked.page(), asked.size())),
                        asked.page(),
                        asked.size(),
                        Line::of));
    }

    @OnlyAsks
    @PostMapping("/evidence.csv")
    ResponseEntity<byte[]> file(@RequestBody EvidenceAsked asked) {
        Sought sought = asked.sought();
        return overseer.looks(
                Sight.ofAll(Sight.Kind.RIGHTS_EVIDENCE, sought.municipality()).asFile(),
                () -> Csv.file(
                        "kayttooikeuksien-selvitys.csv",
                        COLUMNS,
                        evidence.find(sought, Slice.file()).stream()
                                .map(Line::of)
                                .toList()));
    }

    /**
     * What is looked for.
     *
     * @param municipality three digits
     * @param name part of the holder's name, or null
     * @param role code of a role, or null
     * @param endsWithinDays or null
     * @param ended those that ended in the last twelve months, instead of those that have not ended
     */
    record EvidenceAsked(
            String municipality,
            String name,
            String role,
            Integer endsWithinDays,
            boolean ended,
            Integer page,
            Integer size) {

        EvidenceAsked {
            page = page == null ? 0 : page;
            size = size == null ? 50 : size;
        }

        Sought sought() {
            if (name != null && name.length() > LONGEST_NAME) {
                throw new NotAsked("name: Lyhennä nimi enintään " + LONGEST_NAME + " merkkiin.");
            }
            if (role != null && Role.ofCode(role).isEmpty()) {
                throw new NotAsked("role: Valitse rooli luettelosta.");
            }
            if (endsWithinDays != null && (endsWithinDays < 1 || endsWithinDays > MOST_DAYS)) {
                throw new NotAsked("endsWithinDays: Anna päivien määrä 1–" + MOST_DAYS + ".");
            }
            return new Sought(
                    Asked.municipality(municipality),
                    name == null || name.isBlank() ? null : name.strip(),
                    role,
                    endsWithinDays,
                    ended);
        }
    }

    /**
     * One right.
     *
     * @param whyFi the words of the decision, or that an invitation to a step opened the right
     * @param until the first instant at which the right is void
     * @param reviewedFi never empty: also that it has not been gone through yet
     */
    record Line(
            String number,
            String personName,
            String employer,
            String roleFi,
            String groundFi,
            String whyFi,
            List<String> content,
            String extent,
            List<String> powers,
            Instant from,
            Instant until,
            String phase,
            String phaseFi,
            String requestedBy,
            String grantedBy,
            Instant grantedAt,
            String reviewedFi,
            String reviewedBy,
            Instant reviewedAt,
            String endedBy) {

        static Line of(Held held) {
            Reviewed reviewed = held.reviewed();
            return new Line(
                    held.number(),
                    held.personName(),
                    held.employer(),
                    LogWords.role(held.role()),
                    LogWords.ground(held.ground()),
                    why(held),
                    LogWords.categories(held.content()),
                    held.extent(),
                    held.powers().stream()
                            .map(power -> Power.valueOf(power).nameFi())
                            .toList(),
                    held.from(),
                    held.until(),
                    held.phase(),
                    PHASES.get(held.phase()),
                    held.requestedBy(),
                    held.byStep() ? held.requestedBy() : held.decidedBy(),
                    held.byStep() ? held.requestedAt() : held.decidedAt(),
                    reviewed == null ? "Ei vielä katselmoitu" : reviewed.outcomeFi(),
                    reviewed == null ? null : reviewed.by(),
                    reviewed == null ? null : reviewed.at(),
                    held.endedBy());
        }

        private static String why(Held held) {
            if (held.byStep()) {
                return "Kutsu asian vaiheeseen";
            }
            return held.decisionReason() == null || held.decisionReason().isBlank()
                    ? "Myönnetty hakemuksen mukaisena"
                    : held.decisionReason();
        }
    }

    private static final List<Column<Line>> COLUMNS = List.of(
            new Column<>("Käyttöoikeus", Line::number),
            new Column<>("Henkilö", Line::personName),
            new Column<>("Työnantaja", Line::employer),
            new Column<>("Rooli", Line::roleFi),
            new Column<>("Peruste", Line::groundFi),
            new Column<>("Päätöksen perustelu", Line::whyFi),
            new Column<>("Tietoryhmät", Line::content),
            new Column<>("Laajuus", Line::extent),
            new Column<>("Valtuudet", Line::powers),
            new Column<>("Alkaen", Line::from),
            new Column<>("Päättyy", Line::until),
            new Column<>("Tila", Line::phaseFi),
            new Column<>("Hakija", Line::requestedBy),
            new Column<>("Myöntäjä", Line::grantedBy),
            new Column<>("Myönnetty", Line::grantedAt),
            new Column<>("Katselmointi", Line::reviewedFi),
            new Column<>("Katselmoija", Line::reviewedBy),
            new Column<>("Katselmoitu", Line::reviewedAt),
            new Column<>("Päättäjä", Line::endedBy));
}
