package fi.kotopolku.access;

import fi.kotopolku.access.AccessRequests.Entered;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.Shown;
import fi.kotopolku.form.StartFormBinding;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A team lead asks for a right for somebody else. */
@Component
class AccessRequestForm implements StartFormBinding<AccessRequestForm.Answer> {

    private final AccessRequests requests;
    private final Rights rights;
    private final Audit audit;
    private final Clock clock;

    AccessRequestForm(AccessRequests requests, Rights rights, Audit audit, Clock clock) {
        this.requests = requests;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "start_accessRightRequest";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    public Answer read(FormContext context) {
        return Answer.empty(
                LocalDate.ofInstant(clock.instant(), FinnishTime.HELSINKI), requests.choices(context.personId()));
    }

    @Override
    @Transactional
    public Started start(FormContext context, Answer answer) {
        requests.requireTeamLead(context.personId(), context.municipality());
        Requested asked = requests.requested(answer.entered(), context.municipality(), context.personId());
        String number = rights.nextNumber(context.municipality());
        rights.insert(number, context.municipality(), asked, context.personId());
        rights.tell(number, Event.REQUESTED, context.personId(), null);
        audit.event(context.personId(), "ACCESS_RIGHT_REQUESTED", number);
        return new Started(number, Map.of());
    }

    @Override
    public void refused(FormContext context) {
        audit.refusedEvent(context.personId(), "ACCESS_RIGHT_REQUEST_REFUSED", context.municipality(), null);
    }

    record Answer(
            @NotBlank(message = "Valitse henkilö.") String person,
            @NotNull(message = "Valitse rooli.") Role role,
            @NotNull(message = "Valitse peruste.") LegalGround ground,
            Boolean identityAndContact,
            Boolean protectedContact,
            Boolean residence,
            Boolean household,
            Boolean educationAndWork,
            Boolean language,
            Boolean healthAndFunctioning,
            Boolean plan,
            Boolean services,
            Boolean notes,
            Boolean administration,
            @NotNull(message = "Valitse laajuus.") ExtentKind extent,

            @Size(max = 200, message = "Lyhennä teksti enintään 200 merkkiin.")
            String unit,

            @Size(max = 1000, message = "Lyhennä teksti enintään 1000 merkkiin.")
            String cases,

            Boolean mayRead,
            Boolean mayWrite,
            Boolean mayDecide,
            @NotNull(message = "Valitse alkamispäivä.") LocalDate validFrom,

            @NotNull(message = "Valitse päättymispäivä. Käyttöoikeus ei voi olla voimassa toistaiseksi.")
            LocalDate validUntil,

            @Pattern(regexp = BoundsEntered.TIME, message = "Kirjoita kellonaika muodossa 16:00 tai 16:00:00.")
            String untilTime,

            @NotBlank(message = "Kirjoita, mihin tehtävään henkilö tarvitsee oikeuden.")
            @Size(max = 4000, message = "Lyhennä teksti enintään 4000 merkkiin.")
            String justification,

            @Shown List<Choice> people) {

        static Answer empty(LocalDate from, List<Choice> people) {
            return new Answer(
                    null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                    null, null, null, null, from, null, null, null, people);
        }

        Entered entered() {
            return new Entered(
                    person,
                    role,
                    ground,
                    new BoundsEntered(content(), extent, unit, cases, powers(), validFrom, validUntil, untilTime),
                    justification);
        }

        private Set<DataCategory> content() {
            return Stream.of(
                            ticked(identityAndContact, DataCategory.IDENTITY_AND_CONTACT),
                            ticked(protectedContact, DataCategory.PROTECTED_CONTACT),
                            ticked(residence, DataCategory.RESIDENCE),
                            ticked(household, DataCategory.HOUSEHOLD),
                            ticked(educationAndWork, DataCategory.EDUCATION_AND_WORK),
                            ticked(language, DataCategory.LANGUAGE),
                            ticked(healthAndFunctioning, DataCategory.HEALTH_AND_FUNCTIONING),
                            ticked(plan, DataCategory.PLAN),
                            ticked(services, DataCategory.SERVICES),
                            ticked(notes, DataCategory.NOTES),
                            ticked(administration, DataCategory.ADMINISTRATION))
                    .flatMap(Set::stream)
                    .collect(Collectors.toSet());
        }

        private Set<Power> powers() {
            return Stream.of(
                            ticked(mayRead, Power.READ), ticked(mayWrite, Power.WRITE), ticked(mayDecide, Power.DECIDE))
                    .flatMap(Set::stream)
                    .collect(Collectors.toSet());
        }

        private static <T> Set<T> ticked(Boolean box, T bound) {
            return Boolean.TRUE.equals(box) ? Set.of(bound) : Set.of();
        }
    }
}
