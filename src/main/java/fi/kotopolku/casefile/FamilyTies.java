package fi.kotopolku.casefile;

import fi.kotopolku.casefile.HouseholdApi.Change;
import fi.kotopolku.casefile.HouseholdApi.MemberEntry;
import fi.kotopolku.casefile.HouseholdApi.RepresentativeEntry;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ties clients together as a family, for data that comes in bulk: in a person's name, by the same checks and with the same
 * log as on the page.
 */
@Service
public class FamilyTies {

    /** @param since first day of acting for the child, in Finland */
    public record Custodian(String name, LocalDate since) {}

    private final Households households;

    FamilyTies(Households households) {
        this.households = households;
    }

    /**
     * The client's household as it shall be, as far as the person may change it; each tie stands on both sides afterwards.
     *
     * @param members case numbers of the others, and what each is to the client
     * @param custodians everybody who acts for the client from now on
     * @throws fi.kotopolku.access.AccessRefused when the household may not be written
     * @throws fi.kotopolku.form.FormRefused when a member's case is none that the person may tie
     */
    @Transactional
    public void tie(String personId, String caseNumber, Map<String, FamilyRole> members, List<Custodian> custodians) {
        households.change(
                personId,
                caseNumber,
                new Change(
                        households.view(personId, caseNumber).version(),
                        members.entrySet().stream()
                                .map(member ->
                                        new MemberEntry(member.getKey(), null, null, member.getValue(), null, null))
                                .toList(),
                        custodians.stream()
                                .map(one -> new RepresentativeEntry(
                                        one.name(), null, null, RepresentationBasis.CUSTODIAN, one.since(), null))
                                .toList()));
    }
}
