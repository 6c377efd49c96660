package fi.kotopolku.imports;

import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.Brought;
import fi.kotopolku.casefile.BroughtMaterial;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes clients and cases of what is staged: all of it, or nothing. What the database refuses is undone up to the point where
 * it began, and the rest of the running transaction goes on without it.
 */
@Component
class BringingOver {

    private final ImportSteps steps;
    private final ObjectProvider<Recheck> rechecks;
    private final ObjectProvider<BroughtMaterial> modules;
    private final ManyRows many;
    private final Rules rules;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate within;

    BringingOver(
            ImportSteps steps,
            ObjectProvider<Recheck> rechecks,
            ObjectProvider<BroughtMaterial> modules,
            ManyRows many,
            Rules rules,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.steps = steps;
        this.rechecks = rechecks;
        this.modules = modules;
        this.many = many;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
        this.within = new TransactionTemplate(transactions);
        within.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** What became of an order. Only the first brought anything. */
    enum Outcome {
        BROUGHT,
        /** The right of who ordered has ended. */
        ORDERER_GONE,
        /** A client has come here meanwhile, or the database refused a row. */
        NOT_AS_TRIED
    }

    Outcome bring(Import ordered) {
        rechecks.orderedStream().forEach(recheck -> recheck.check(ordered.number()));
        if (!steps.inForce(ordered.rightNumber())) {
            return Outcome.ORDERER_GONE;
        }
        if (steps.faults(ordered.number(), "ERROR") > 0) {
            return Outcome.NOT_AS_TRIED;
        }
        try {
            within.executeWithoutResult(nested -> many.plannedFor(() -> everything(ordered)));
        } catch (DataIntegrityViolationException refused) {
            return Outcome.NOT_AS_TRIED;
        }
        steps.countAnew();
        audit.event(ordered.orderedBy(), "IMPORT_BROUGHT", ordered.number());
        return Outcome.BROUGHT;
    }

    private void everything(Import ordered) {
        Instant now = clock.instant();
        Brought order =
                new Brought(ordered.number(), ordered.municipality(), ordered.orderedBy(), ordered.rightNumber(), now);
        Map<String, Integer> brought = modules.orderedStream()
                .flatMap(module -> module.bring(order).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        steps.count(ordered.number(), brought);
        steps.brought(
                ordered.number(), rules.due("IMPORT_UNDO", LocalDate.now(clock)).at());
    }
}
