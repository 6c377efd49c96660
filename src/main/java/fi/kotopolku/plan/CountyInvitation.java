package fi.kotopolku.plan;

import fi.kotopolku.assessment.Contributions;
import fi.kotopolku.assessment.GivenContribution;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The county's part in a plan or a review: asked for where services of the municipality and the county must be
 * coordinated (§§ 14 and 16), and shown to who goes through the plan with the client.
 */
@Component
class CountyInvitation {

    private final Contributions contributions;

    CountyInvitation(Contributions contributions) {
        this.contributions = contributions;
    }

    List<Choice> choices() {
        return contributions.professionals();
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
        contributions.invite(context.key(), step, professionals, question, context.personId());
        return true;
    }

    /** The answers to the step's invitations since the instant, as Markdown; empty when nobody was asked. */
    String contributed(OpenedCase opened, String caseNumber, String step, Instant since) {
        return contributions.answers(opened, caseNumber, step, since).stream()
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
        if (!Written.nothing(body)) {
            text.append("\n\n").append(heading).append(":\n").append(ScreenText.of(body));
        }
    }
}
