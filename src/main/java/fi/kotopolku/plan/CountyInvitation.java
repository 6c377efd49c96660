package fi.kotopolku.plan;

import fi.kotopolku.assessment.Contributions;
import fi.kotopolku.assessment.GivenContribution;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.identity.Organisation.Kind;
import fi.kotopolku.identity.People;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The county's part in a plan or a review: asked for where services of the municipality and the county must be
 * coordinated (§§ 14 and 16), and shown to who goes through the plan with the client.
 */
@Component
class CountyInvitation {

    private final Contributions contributions;
    private final People people;

    CountyInvitation(Contributions contributions, People people) {
        this.contributions = contributions;
        this.people = people;
    }

    List<Choice> choices() {
        return people.employedBy(Kind.WELLBEING_COUNTY).stream()
                .map(person -> new Choice(person.name() + ", " + person.employer().nameFi(), person.id()))
                .toList();
    }

    /**
     * @param step PLAN or REVIEW
     * @return whether anybody was invited
     * @throws FormRefused naming what is missing from the invitation
     */
    boolean invite(FormContext context, String step, Boolean wanted, List<String> professionals, String question) {
        if (!Boolean.TRUE.equals(wanted)) {
            return false;
        }
        List<Problem> problems = new ArrayList<>();
        Set<String> known = choices().stream().map(Choice::value).collect(Collectors.toSet());
        if (professionals.isEmpty() || !known.containsAll(professionals)) {
            problems.add(new Problem("professionals", "Valitse listasta ainakin yksi ammattilainen."));
        }
        if (Text.empty(question)) {
            problems.add(new Problem("question", "Kirjoita, mitä hyvinvointialueelta kysytään."));
        }
        if (!problems.isEmpty()) {
            throw new FormRefused(problems);
        }
        contributions.invite(context.key(), step, professionals.stream().distinct().toList(), question, context.personId());
        return true;
    }

    /** The answers to the step's invitations since the instant, as Markdown; empty when nobody was asked. */
    String contributed(FormContext context, String step, Instant since) {
        return contributions.answers(context.personId(), context.key(), step, since).stream()
                .map(CountyInvitation::readable)
                .collect(Collectors.joining("\n\n"));
    }

    private static String readable(GivenContribution given) {
        StringBuilder text = new StringBuilder("**" + ScreenText.of(given.professional()) + "** – "
                + given.state().nameFi() + (given.answered() == null ? "" : " " + Text.day(given.answered())));
        part(text, "Kysymys", given.question());
        part(text, "Havainnot", given.observations());
        part(text, "Palvelutarpeet", given.serviceNeeds());
        part(text, "Suositus", given.recommendation());
        part(text, "Perustelu", given.declineReason());
        return text.toString();
    }

    private static void part(StringBuilder text, String heading, String body) {
        if (!Text.empty(body)) {
            text.append("\n\n").append(heading).append(":\n").append(ScreenText.of(body));
        }
    }
}
