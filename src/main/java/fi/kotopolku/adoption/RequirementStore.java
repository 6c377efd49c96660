package fi.kotopolku.adoption;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each requirement of an adoption is met with. */
@Repository
class RequirementStore {

    private final JdbcClient jdbc;
    private final AdoptionStore adoptions;

    RequirementStore(JdbcClient jdbc, AdoptionStore adoptions) {
        this.jdbc = jdbc;
        this.adoptions = adoptions;
    }

    /**
     * The decision of the municipality's body.
     *
     * @param section the number of its section, "85"
     * @param controller who acts as the controller (§ 78)
     */
    record Decision(
            String body,
            LocalDate decidedOn,
            String section,
            String recordNumber,
            String mainUser,
            String deputy,
            String controller) {}

    void decided(Adoption adoption, Decision decision) {
        jdbc.sql("""
                insert into koto.adoption_decision (adoption, municipality, body, decided_on, section, record_number,
                    main_user, deputy, controller)
                values (:adoption, :municipality, :body, :decidedOn, :section, :recordNumber, :mainUser, :deputy, :controller)
                on conflict (adoption) do update
                set body = excluded.body, decided_on = excluded.decided_on, section = excluded.section,
                    record_number = excluded.record_number, main_user = excluded.main_user, deputy = excluded.deputy,
                    controller = excluded.controller
                """)
                .param("adoption", adoption.number())
                .param("municipality", adoption.municipality())
                .param("body", decision.body())
                .param("decidedOn", decision.decidedOn())
                .param("section", decision.section())
                .param("recordNumber", decision.recordNumber())
                .param("mainUser", decision.mainUser())
                .param("deputy", decision.deputy())
                .param("controller", decision.controller())
                .update();
    }

    Optional<Decision> decision(String adoption) {
        return jdbc.sql("select * from koto.adoption_decision where adoption = :adoption")
                .param("adoption", adoption)
                .query(Decision.class)
                .optional();
    }

    /**
     * What was entered of the municipality's provider.
     *
     * @param clientId by which name the provider knows us; null when nobody has asked for it
     * @param handedBack why KEHA gave it back to be entered again; null when it did not
     */
    record Entered(String issuer, String clientId, String handedBack) {}

    /** The provider answered as it should; a proof of an earlier one, and what KEHA said of it, no longer count. */
    void issuerChecked(Adoption adoption, String issuer, String clientId) {
        jdbc.sql("""
                insert into koto.adoption_sign_in (adoption, municipality, issuer, client_id, checked_at)
                values (:adoption, :municipality, :issuer, :clientId, :now)
                on conflict (adoption) do update
                set issuer = excluded.issuer, client_id = excluded.client_id, checked_at = excluded.checked_at,
                    proved_by = null, proved_at = null, handed_back = null
                """)
                .param("adoption", adoption.number())
                .param("municipality", adoption.municipality())
                .param("issuer", issuer)
                .param("clientId", clientId)
                .param("now", adoptions.now())
                .update();
    }

    Optional<Entered> entered(String adoption) {
        return jdbc.sql("select issuer, client_id, handed_back from koto.adoption_sign_in where adoption = :adoption")
                .param("adoption", adoption)
                .query(Entered.class)
                .optional();
    }

    Optional<String> issuer(String adoption) {
        return entered(adoption).map(Entered::issuer);
    }

    void handedBack(String adoption, String reason) {
        jdbc.sql("update koto.adoption_sign_in set handed_back = :reason where adoption = :adoption")
                .param("reason", reason)
                .param("adoption", adoption)
                .update();
    }

    void signInProved(String adoption, String by) {
        jdbc.sql("update koto.adoption_sign_in set proved_by = :by, proved_at = :now where adoption = :adoption")
                .param("by", by)
                .param("now", adoptions.now())
                .param("adoption", adoption)
                .update();
    }

    /** In place of whoever was named before. */
    void named(Adoption adoption, Part part, List<String> people) {
        jdbc.sql("delete from koto.adoption_person where adoption = :adoption and part = :part")
                .param("adoption", adoption.number())
                .param("part", part.name())
                .update();
        people.forEach(person -> jdbc.sql("""
                        insert into koto.adoption_person (adoption, municipality, part, person_id)
                        values (:adoption, :municipality, :part, :person)
                        """)
                .param("adoption", adoption.number())
                .param("municipality", adoption.municipality())
                .param("part", part.name())
                .param("person", person)
                .update());
    }

    List<String> people(String adoption, Part part) {
        return jdbc.sql("""
                select person_id from koto.adoption_person where adoption = :adoption and part = :part order by person_id
                """)
                .param("adoption", adoption)
                .param("part", part.name())
                .query(String.class)
                .list();
    }

    /** What a person is named for. */
    enum Part {
        /** Who works on the adoption from its first day. */
        CONTACT,
        ACCESS_OFFICER,
        ELIGIBLE_PERSON
    }

    record Document(String kind, LocalDate datedOn, String reference, String confirmedBy) {}

    void documents(Adoption adoption, List<Document> documents) {
        documents.forEach(document -> jdbc.sql("""
                        insert into koto.adoption_document (adoption, municipality, kind, dated_on, reference, confirmed_by,
                            confirmed_at)
                        values (:adoption, :municipality, :kind, :datedOn, :reference, :confirmedBy, :now)
                        on conflict (adoption, kind) do update
                        set dated_on = excluded.dated_on, reference = excluded.reference,
                            confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at
                        """)
                .param("adoption", adoption.number())
                .param("municipality", adoption.municipality())
                .param("now", adoptions.now())
                .param("kind", document.kind())
                .param("datedOn", document.datedOn())
                .param("reference", document.reference())
                .param("confirmedBy", document.confirmedBy())
                .update());
    }
}
