package fi.kotopolku.documents;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.casefile.CaseSummary;
import fi.kotopolku.casefile.ClientCard;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.documents.Block.Fact;
import fi.kotopolku.documents.Block.Facts;
import fi.kotopolku.documents.Block.Listing;
import fi.kotopolku.documents.Block.Notice;
import fi.kotopolku.documents.Block.Paragraph;
import fi.kotopolku.identity.Organisations;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What every document about a case says: whose it is, who made it, whom to contact, how the data is protected. */
@Component
class CommonSections {

    private static final int SENTENCES_ON_PROTECTION = 4;

    private final People people;
    private final Organisations organisations;

    CommonSections(People people, Organisations organisations) {
        this.people = people;
        this.organisations = organisations;
    }

    /** As much of the client as a document needs: neither the identity code nor an address. */
    @Holds(DataCategory.IDENTITY_AND_CONTACT)
    record Whose(String name, Integer birthYear, String language, String interpreterLanguage, Boolean nonDisclosure) {}

    String issuer(CaseSummary about, Sentences say) {
        return organisations
                .municipality(about.municipality())
                .map(municipality -> say.language() == PaperLanguage.SV ? municipality.nameSv() : municipality.nameFi())
                .orElse(about.municipality());
    }

    Section whose(String heading, OpenedCase opened, Sentences say) {
        ClientCard card = opened.client();
        Whose whose = opened.shown(new Whose(
                card.name(),
                opened.birthYear(),
                card.contactLanguage(),
                card.interpreterLanguage(),
                card.nonDisclosure()));
        if (whose.name() == null) {
            return new Section(say.say(heading), List.of(leftOut(say)));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Facts(List.of(
                new Fact(say.say("whose.name"), Words.plain(whose.name())),
                new Fact(say.say("whose.birthYear"), Words.plain(Integer.toString(whose.birthYear()))),
                new Fact(say.say("whose.language"), say.languageName(whose.language())),
                new Fact(
                        say.say("whose.interpreter"),
                        whose.interpreterLanguage() == null
                                ? say.say("whose.noInterpreter")
                                : say.languageName(whose.interpreterLanguage())))));
        if (whose.nonDisclosure()) {
            blocks.add(new Notice(say.say("protected")));
        }
        return new Section(say.say(heading), blocks);
    }

    /** @param personId the official; null when nobody has confirmed anything yet */
    List<Fact> made(CaseSummary about, String personId, Sentences say) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(say.say("made.municipality"), Words.plain(issuer(about, say))));
        person(personId).ifPresent(person -> facts.add(new Fact(say.say("made.official"), Words.plain(person.name()))));
        return facts;
    }

    /** Who takes care of the case; nothing here is about the client. */
    Section contact(CaseSummary about, Sentences say) {
        Block whom = person(about.responsiblePerson())
                .filter(Person::employed)
                .<Block>map(person -> new Facts(List.of(
                        new Fact(say.say("contact.person"), Words.plain(person.name())),
                        new Fact(
                                say.say("contact.employer"),
                                Words.plain(
                                        say.language() == PaperLanguage.SV
                                                ? person.employer().nameSv()
                                                : person.employer().nameFi())),
                        new Fact(say.say("contact.email"), Words.plain(person.email())))))
                .orElseGet(() -> new Paragraph(say.say("contact.none")));
        return new Section(say.say("contact.heading"), List.of(whom));
    }

    Section protection(Sentences say) {
        return new Section(
                say.say("protection.heading"), List.of(listing("protection.", SENTENCES_ON_PROTECTION, say)));
    }

    static Listing listing(String key, int sentences, Sentences say) {
        return new Listing(IntStream.rangeClosed(1, sentences)
                .mapToObj(number -> say.say(key + number))
                .toList());
    }

    static Notice leftOut(Sentences say) {
        return new Notice(say.say("leftOut"));
    }

    private Optional<Person> person(String id) {
        return Optional.ofNullable(id).flatMap(people::find);
    }
}
