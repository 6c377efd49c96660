package fi.kotopolku.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fi.kotopolku.problem.Advice;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Who sees which rights and who may end them; what lies beyond reach is as if it were not there. */
class AccessRightsApiTest {

    private static AccessTestbed bed;
    private static MockMvc http;

    @BeforeAll
    static void start() {
        bed = new AccessTestbed("access_api");
        http = MockMvcBuilders.standaloneSetup(
                        bed.bean(AccessRightsApi.class), bed.bean(EmploymentChangesApi.class), bed.bean(MeApi.class))
                .setControllerAdvice(bed.bean(AccessProblems.class), Advice.ofEveryAddress())
                .build();
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void meWithRolesInForce() throws Exception {
        as("lead.keuruu", "/api/v1/me")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.personId").value("lead.keuruu"))
                .andExpect(jsonPath("$.roles.length()").value(1))
                .andExpect(jsonPath("$.roles[0].municipality").value("249"))
                .andExpect(jsonPath("$.roles[0].municipalityName").value("Keuruu"))
                .andExpect(jsonPath("$.roles[0].role").value("team-lead"))
                .andExpect(jsonPath("$.roles[0].roleFi").value("Lähiesihenkilö"));
        as(bed.person("keuruu"), "/api/v1/me")
                .andExpect(jsonPath("$.roles.length()").value(0));
    }

    @Test
    void overseersSeeTheirMunicipalitysRightsAndOthersTheirOwn() throws Exception {
        String person = bed.person("keuruu");
        String right = bed.caseworker(person, new Extent.Unit("Itä"));
        for (String overseer : new String[] {"lead.keuruu", "officer.keuruu", "dpo.keuruu"}) {
            as(overseer, "/api/v1/access-rights").andExpect(jsonPath("$[*].number", hasItem(right)));
        }
        as(person, "/api/v1/access-rights").andExpect(jsonPath("$[*].number", containsInAnyOrder(right)));
        as("officer.multia", "/api/v1/access-rights").andExpect(jsonPath("$[*].number", not(hasItem(right))));
        as(bed.person("keuruu"), "/api/v1/access-rights")
                .andExpect(jsonPath("$.length()").value(0));
    }

    @Test
    void oneRightWithItsHistory() throws Exception {
        String right = bed.caseworker(bed.person("keuruu"), new Extent.Unit("Itä"));
        as("officer.keuruu", "/api/v1/access-rights/" + right)
                .andExpect(jsonPath("$.right.stateFi").value("Voimassa"))
                .andExpect(jsonPath("$.right.extent").value("Yksikkö: Itä"))
                .andExpect(jsonPath("$.right.mayRevoke").value(true));
        as("dpo.keuruu", "/api/v1/access-rights/" + right)
                .andExpect(jsonPath("$.right.mayRevoke").value(false));
        revoke("officer.keuruu", right, "{\"ground\": \"NOT_NEEDED\", \"reason\": \"Tehtävä päättyi\"}")
                .andExpect(status().isNoContent());
        as("officer.keuruu", "/api/v1/access-rights/" + right)
                .andExpect(jsonPath("$.right.state").value("ENDED_EARLY"))
                .andExpect(jsonPath("$.right.mayRevoke").value(false))
                .andExpect(jsonPath("$.history[0].kind").value("REVOKED"))
                .andExpect(jsonPath("$.history[0].by").value("Testi officer.keuruu"))
                .andExpect(jsonPath("$.history[1].by").value("Järjestelmä"));
        revoke("officer.keuruu", right, "{\"ground\": \"NOT_NEEDED\", \"reason\": \"Uudelleen\"}")
                .andExpect(status().isConflict())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("right-over"));
    }

    @Test
    void beyondReachIsNotFoundInTheSameWords() throws Exception {
        String right = bed.caseworker(bed.person("keuruu"), new Extent.Unit("Itä"));
        for (String path : new String[] {right, "249-KO-2026-9999"}) {
            as("officer.multia", "/api/v1/access-rights/" + path)
                    .andExpect(status().isNotFound())
                    .andExpect(jsonPath("$.code").value("not-found"))
                    .andExpect(jsonPath("$.detail")
                            .value(Decision.Refused.nothingHere().reasonFi()));
            revoke("officer.multia", path, "{\"ground\": \"NOT_NEEDED\", \"reason\": \"x\"}")
                    .andExpect(status().isNotFound());
        }
    }

    @Test
    void holdersDoNotRevokeTheirOwn() throws Exception {
        String person = bed.person("keuruu");
        String right = bed.caseworker(person, new Extent.Unit("Itä"));
        revoke(person, right, "{\"ground\": \"NOT_NEEDED\", \"reason\": \"x\"}")
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("access-refused"));
    }

    @Test
    void onlyItsHolderHandsARightBackAndOnlyOnce() throws Exception {
        String person = bed.person("keuruu");
        String right = bed.caseworker(person, new Extent.Unit("Itä"));
        as(person, "/api/v1/access-rights/" + right)
                .andExpect(jsonPath("$.right.mayHandBack").value(true));
        as("lead.keuruu", "/api/v1/access-rights/" + right)
                .andExpect(jsonPath("$.right.mayHandBack").value(false));
        handBack("lead.keuruu", right)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("access-refused"));
        for (String stranger : new String[] {"officer.multia", "dpo.keuruu", bed.person("keuruu")}) {
            handBack(stranger, right)
                    .andExpect(status().isNotFound())
                    .andExpect(jsonPath("$.code").value("not-found"));
        }
        handBack(person, "249-KO-2026-9999").andExpect(status().isNotFound());
        handBack(person, right).andExpect(status().isNoContent());
        as(person, "/api/v1/access-rights/" + right)
                .andExpect(jsonPath("$.right.state").value("ENDED_EARLY"))
                .andExpect(jsonPath("$.right.mayHandBack").value(false))
                .andExpect(jsonPath("$.endedFi").value("Haltija luopui oikeudesta"))
                .andExpect(jsonPath("$.history[0].kind").value("HANDED_BACK"));
        handBack(person, right)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("right-over"));
    }

    @Test
    void aRevocationNeedsAGroundFromTheList() throws Exception {
        String right = bed.caseworker(bed.person("keuruu"), new Extent.Unit("Itä"));
        revoke("officer.keuruu", right, "{\"reason\": \"x\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("ground: Valitse, millä perusteella oikeus päätetään."));
        revoke("officer.keuruu", right, "{\"ground\": \"BOREDOM\", \"reason\": \"x\"}")
                .andExpect(status().isBadRequest());
        revoke("officer.keuruu", right, "{\"ground\": \"MISUSE_SUSPECTED\", \"reason\": \"x\"}")
                .andExpect(status().isNoContent());
        as("officer.keuruu", "/api/v1/access-rights/" + right)
                .andExpect(jsonPath("$.endedFi").value("Poistettiin ennen aikaa: Epäily väärinkäytöstä"));
    }

    @Test
    void changesToComeAreSeenAndTakenBackByThoseWhoMaySaySo() throws Exception {
        String person = bed.person("keuruu");
        String right = bed.caseworker(person, new Extent.Unit("Itä"));
        Instant end = bed.column(right, "ends_at");
        String change = bed.leaves(person, "249", bed.today());
        for (String one : new String[] {"lead.keuruu", "officer.keuruu"}) {
            as(one, "/api/v1/employment-changes").andExpect(jsonPath("$[*].number", hasItem(change)));
        }
        for (String other : new String[] {"dpo.keuruu", "officer.multia", person}) {
            as(other, "/api/v1/employment-changes")
                    .andExpect(jsonPath("$.length()").value(0));
            withdraw(other, change)
                    .andExpect(status().isNotFound())
                    .andExpect(jsonPath("$.code").value("not-found"));
        }
        withdraw("lead.keuruu", "249-PM-2026-9999").andExpect(status().isNotFound());
        withdraw("lead.keuruu", change).andExpect(status().isNoContent());
        assertThat(bed.column(right, "ends_at")).isEqualTo(end);
        withdraw("lead.keuruu", change)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("change-over"));
    }

    @Test
    void badInputIsExplainedAndNotRepeated() throws Exception {
        String right = bed.caseworker(bed.person("keuruu"), new Extent.Unit("Itä"));
        revoke("officer.keuruu", right, "{\"ground\": \"NOT_NEEDED\", \"reason\": \"  \"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("reason: Kirjoita, miksi oikeus päätetään."));
        for (String body : new String[] {"", "[]", "{\"reason\": ", "{\"reason\": {\"secret\": 1}}"}) {
            revoke("officer.keuruu", right, body)
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.code").value("request-refused"))
                    .andExpect(content().string(not(org.hamcrest.Matchers.containsString("secret"))));
        }
    }

    private static ResultActions as(String person, String path) throws Exception {
        signIn(person);
        return http.perform(get(path));
    }

    private static ResultActions revoke(String person, String right, String body) throws Exception {
        signIn(person);
        return http.perform(post("/api/v1/access-rights/" + right + "/revocation")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static ResultActions handBack(String person, String right) throws Exception {
        signIn(person);
        return http.perform(post("/api/v1/access-rights/" + right + "/hand-back"));
    }

    private static ResultActions withdraw(String person, String change) throws Exception {
        signIn(person);
        return http.perform(post("/api/v1/employment-changes/" + change + "/withdrawal"));
    }

    private static void signIn(String person) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(person, null, "user"));
    }
}
