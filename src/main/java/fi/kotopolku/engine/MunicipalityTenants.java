package fi.kotopolku.engine;

import fi.kotopolku.access.Power;
import fi.kotopolku.audit.Audit;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;

/**
 *  * Stamps each process with its municipality: a called process with its caller's, a new one with the one that the person
 * who begins it has chosen, or that is the only one where they may, or with that of what happened that begins it. Models
 * belong to no municipality, so without this their processes would belong to none and be seen by all.
 */
@Component
class MunicipalityTenants implements TenantIdProvider {

    private final StartRule startRule;
    private final BeginningFor beginnings;
    private final Audit audit;

    MunicipalityTenants(StartRule startRule, BeginningFor beginnings, Audit audit) {
        this.startRule = startRule;
        this.beginnings = beginnings;
        this.audit = audit;
    }

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        if (context.getSuperExecution() != null) {
            return context.getSuperExecution().getTenantId();
        }
        return beginnings.municipality().orElseGet(() -> ofPerson(context));
    }

    private String ofPerson(TenantIdProviderProcessInstanceContext context) {
        String personId = Context.getCommandContext().getAuthenticatedUserId();
        if (personId == null) {
            throw new IllegalStateException("A process is begun by a signed-in person");
        }
        List<String> possible = startRule.municipalities(
                personId, context.getProcessDefinition().getKey());
        String chosen = MunicipalityField.chosen(context.getVariables());
        if (possible.isEmpty() || chosen != null && !possible.contains(chosen)) {
            audit.refused(personId, null, null, Power.WRITE.name());
            throw new FormAnswerRefused(
                    Status.FORBIDDEN, "Sinulla ei ole oikeutta aloittaa tätä. Kysy lähiesihenkilöltäsi.");
        }
        if (chosen == null && possible.size() > 1) {
            throw new FormAnswerRefused(
                    Status.BAD_REQUEST,
                    MunicipalityField.LABEL
                            + ": Valitse, minkä kunnan työtä tämä on. Sinulla on oikeus useassa kunnassa.");
        }
        return chosen == null ? possible.get(0) : chosen;
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        throw new IllegalStateException("CMMN is switched off");
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
        return context.getExecution() == null ? null : context.getExecution().getTenantId();
    }
}
