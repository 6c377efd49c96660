package fi.kotopolku.imports;

import fi.kotopolku.adoption.OldDataWanted;
import fi.kotopolku.audit.Audit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens the import of a municipality that decided in its adoption to bring its clients, unless one is under way. */
@Component
class WantedImport {

    private final ImportStore store;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    WantedImport(ImportStore store, Audit audit, ApplicationEventPublisher events) {
        this.store = store;
        this.audit = audit;
        this.events = events;
    }

    @EventListener
    void oldDataWanted(OldDataWanted wanted) {
        if (store.underWay(wanted.municipality()).isPresent()) {
            return;
        }
        String number = store.open(wanted.municipality(), wanted.system(), wanted.byPerson());
        audit.event(wanted.byPerson(), "IMPORT_OPENED", number);
        events.publishEvent(new ImportOpened(number, wanted.municipality()));
    }
}
