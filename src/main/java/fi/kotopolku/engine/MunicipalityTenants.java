package fi.kotopolku.engine;

import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;

/**
 * Stamps each process with its municipality: a called process with its caller's, a new one with that of the person who
 * begins it, or of what happened that begins it. Models belong to no municipality, so without this their processes would belong to none and be seen by all.
 */
@Component
class MunicipalityTenants implements TenantIdProvider {

    private final StartRule startRule;
    private final BeginningFor beginnings;

    MunicipalityTenants(StartRule startRule, BeginningFor beginnings) {
        this.startRule = startRule;
        this.beginnings = beginnings;
    }

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        if (context.getSuperExecution() != null) {
            return context.getSuperExecution().getTenantId();
        }
        return beginnings
                .municipality()
                .orElseGet(() -> ofPerson(context.getProcessDefinition().getKey()));
    }

    private String ofPerson(String processKey) {
        String personId = Context.getCommandContext().getAuthenticatedUserId();
        if (personId == null) {
            throw new IllegalStateException("A process is begun by a signed-in person");
        }
        return startRule
                .municipality(personId, processKey)
                .orElseThrow(() -> new FormAnswerRefused(
                        Status.FORBIDDEN,
                        "Sinulla ei ole oikeutta aloittaa tätä, tai oikeutesi koskee useampaa kuntaa. Kysy"
                                + " lähiesihenkilöltäsi."));
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
