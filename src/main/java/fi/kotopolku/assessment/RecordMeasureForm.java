package fi.kotopolku.assessment;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.ClientCard;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.RowVersion;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.identity.Notices;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The result of one clarifying measure, recorded by whoever did it or by the municipality for an outside provider. */
@Component
class RecordMeasureForm implements FormBinding<RecordMeasure> {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    private final Measures measures;
    private final MeasureStore store;
    private final CaseFile caseFile;
    private final People people;
    private final Notices notices;
    private final Clock clock;

    RecordMeasureForm(
            Measures measures, MeasureStore store, CaseFile caseFile, People people, Notices notices, Clock clock) {
        this.measures = measures;
        this.store = store;
        this.caseFile = caseFile;
        this.people = people;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "task_recordMeasure";
    }

    @Override
    public Class<RecordMeasure> type() {
        return RecordMeasure.class;
    }

    @Override
    @Transactional
    public RecordMeasure read(FormContext context) {
        Measure measure = ofCase(context);
        OpenedCase opened = caseFile.open(context.personId(), context.key());
        ClientCard client = opened.client();
        String doneBy = measure.personId() == null
                ? measure.provider()
                : people.find(measure.personId()).map(Person::name).orElse(null);
        return opened.shown(new RecordMeasure(
                ScreenText.of(client.name()),
                client.caseNumber(),
                client.languagesFi(),
                measure.kind().nameFi(),
                doneBy == null ? "kunta itse" : ScreenText.of(doneBy),
                ScreenText.of(measure.asked()),
                DAY.format(measure.targetOn()),
                measure.kind().category().name(),
                Integer.toString(measure.version()),
                null,
                null,
                null,
                doneBy,
                null,
                null,
                null,
                null));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, RecordMeasure answer) {
        Measure measure = ofCase(context);
        caseFile.open(context.personId(), context.key()).takes(answer);
        check(answer, measure.kind().category());
        if (!store.record(measure, answer, context.personId(), RowVersion.sentBack(answer.version()))) {
            throw RowVersion.stale();
        }
        if (!Objects.equals(measure.orderedBy(), context.personId())) {
            notices.tell(measure.orderedBy(), "MEASURE_RECORDED", measure.caseNumber());
        }
        return Map.of();
    }

    private void check(RecordMeasure answer, DataCategory category) {
        boolean done = answer.done();
        new Problems()
                .when(done && answer.doneOn() == null, "doneOn", "Anna päivä, jona toimenpide tehtiin.")
                .when(
                        done && answer.doneOn() != null && answer.doneOn().isAfter(LocalDate.now(clock)),
                        "doneOn",
                        "Anna päivä, jona toimenpide tehtiin; se ei voi olla tulevaisuudessa.")
                .when(done && Written.nothing(answer.doneBy()), "doneBy", "Kirjoita, kuka toimenpiteen teki.")
                .when(
                        done && answer.result(category) == null,
                        RecordMeasure.field(category),
                        "Kirjoita toimenpiteen tulos.")
                .when(
                        done && answer.resultElsewhere(category),
                        RecordMeasure.field(category),
                        "Kirjoita tulos tähän kenttään ja tyhjennä muut tuloksen kentät.")
                .when(!done && Written.nothing(answer.reason()), "reason", "Kirjoita, miksi toimenpide ei toteutunut.")
                .refuseAny();
    }

    /** Only in the process of its case; whose task it is, the task's own rule asks. */
    private Measure ofCase(FormContext context) {
        Measure measure = measures.known(context.variable("measureId"));
        if (!measure.caseNumber().equals(context.key())) {
            throw AccessRefused.nothingHere();
        }
        return measure;
    }
}
