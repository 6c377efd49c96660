package fi.kotopolku.imports;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes an import back while nobody answers its task, or after: its process hears of it. */
@Service
public class ImportUndo {

    private final TakingBack takingBack;
    private final ApplicationEventPublisher events;

    ImportUndo(TakingBack takingBack, ApplicationEventPublisher events) {
        this.takingBack = takingBack;
        this.events = events;
    }

    /**
     * @throws fi.kotopolku.access.AccessRefused for whoever is not a main user of the import's municipality
     * @throws fi.kotopolku.form.FormRefused when it cannot be taken back, with what stands in the way
     */
    @Transactional
    public void take(String personId, String number, String reason) {
        takingBack.take(personId, number, reason);
        events.publishEvent(new ImportTakenBack(number));
    }
}
