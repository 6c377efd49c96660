package fi.kotopolku.plan;

import fi.kotopolku.casefile.Written;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The part of a version's row that tells how it was agreed on. Takes part in the caller's transaction. */
@Component
class Agreements {

    private final JdbcClient jdbc;

    Agreements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Agreement of(UUID versionId) {
        return jdbc.sql("""
                        select child_heard_on, child_heard_how, guardian_role, guardian_heard_on, guardian_heard_how,
                               rights_explained_on, rights_explained_by, rights_language, rights_how, rights_interpreter,
                               confirming_party, witness, witnessed_on, official_confirmed_on
                        from koto.plan_version where id = :id
                        """).param("id", versionId).query(Agreement.class).single();
    }

    /** Of an agreement whose row version the caller has compared. The witness is kept of an oral confirmation alone. */
    void write(PlanVersion draft, ConfirmPlanForm answer) {
        boolean minor = draft.kind() == PlanKind.MINOR;
        boolean oral = answer.confirmationMethod() == ConfirmPlanForm.ConfirmationMethod.ORAL;
        jdbc.sql("""
                update koto.plan_version
                set child_heard_on = cast(:childOn as date), child_heard_how = :childHow, guardian_role = :role,
                    guardian_heard_on = cast(:guardianOn as date), guardian_heard_how = :guardianHow,
                    rights_explained_on = :rightsOn, rights_explained_by = :rightsBy, rights_language = :rightsLanguage,
                    rights_how = :rightsHow, rights_interpreter = :rightsInterpreter, confirming_party = :party,
                    witness = :witness, witnessed_on = cast(:witnessedOn as date), official_confirmed_on = :officialOn
                where id = :id
                """)
                .param("id", draft.id())
                .param("childOn", minor ? answer.childHeardOn() : null)
                .param("childHow", minor ? answer.childHeardHow().name() : null)
                .param("role", minor ? answer.guardianRole().name() : null)
                .param("guardianOn", minor ? answer.guardianHeardOn() : null)
                .param("guardianHow", minor ? answer.guardianHeardHow().name() : null)
                .param("rightsOn", answer.rightsExplainedOn())
                .param("rightsBy", answer.rightsExplainedBy().strip())
                .param("rightsLanguage", answer.rightsLanguage())
                .param("rightsHow", answer.rightsHow().name())
                .param("rightsInterpreter", Boolean.TRUE.equals(answer.rightsInterpreter()))
                .param("party", answer.confirmingParty().name())
                .param("witness", oral ? Written.orNull(answer.witness()) : null)
                .param("witnessedOn", oral ? answer.witnessedOn() : null)
                .param("officialOn", answer.officialConfirmedOn())
                .update();
    }

    /** An extension changes the end alone: the hearing and the explanation stay those of the version that it extends. */
    void carryOver(PlanVersion from, PlanVersion to) {
        jdbc.sql("""
                update koto.plan_version t
                set child_heard_on = f.child_heard_on, child_heard_how = f.child_heard_how,
                    guardian_role = f.guardian_role, guardian_heard_on = f.guardian_heard_on,
                    guardian_heard_how = f.guardian_heard_how, rights_explained_on = f.rights_explained_on,
                    rights_explained_by = f.rights_explained_by, rights_language = f.rights_language,
                    rights_how = f.rights_how, rights_interpreter = f.rights_interpreter
                from koto.plan_version f where f.id = :from and t.id = :to
                """).param("from", from.id()).param("to", to.id()).update();
    }
}
