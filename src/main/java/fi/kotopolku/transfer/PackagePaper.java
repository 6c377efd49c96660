package fi.kotopolku.transfer;

import fi.kotopolku.casefile.Material;
import fi.kotopolku.documents.Block;
import fi.kotopolku.documents.Block.Fact;
import fi.kotopolku.documents.Block.Facts;
import fi.kotopolku.documents.Block.Listing;
import fi.kotopolku.documents.Block.Note;
import fi.kotopolku.documents.Paper;
import fi.kotopolku.documents.PaperLanguage;
import fi.kotopolku.documents.Section;
import fi.kotopolku.documents.Words;
import java.util.ArrayList;
import java.util.List;

/** A package as a document to read: the same content as the signed one, by whose hash it names itself. */
final class PackagePaper {

    private static final String FINNISH = "fi";

    private PackagePaper() {}

    static Paper of(PackageContent content, String sha256) {
        List<Section> sections = new ArrayList<>();
        sections.add(section("Siirto", facts(about(content, sha256))));
        content.items().forEach(item -> sections.add(item(item)));
        if (!content.leftOut().isEmpty()) {
            sections.add(section(
                    "Ei lähetetty",
                    facts(content.leftOut().stream()
                            .map(missing -> new Material.Line(missing.title(), missing.reason()))
                            .toList())));
        }
        if (!content.deadlines().isEmpty()) {
            sections.add(section(
                    "Määräajat, jotka jatkuvat",
                    new Listing(content.deadlines().stream()
                            .map(PackagePaper::finnish)
                            .toList())));
        }
        return new Paper(
                PaperLanguage.FI,
                finnish("Siirtopaketti " + content.number()),
                content.sender().name(),
                content.caseNumber(),
                sections);
    }

    private static List<Material.Line> about(PackageContent content, String sha256) {
        return List.of(
                new Material.Line("Lähettäjä", content.sender().name() + ", asia " + content.caseNumber()),
                new Material.Line("Lähetti", content.sentBy()),
                new Material.Line("Vastaanottaja", content.receiver().name()),
                new Material.Line("Peruste", content.ground().nameFi()),
                new Material.Line("Muutoksen päivä", FinnishDay.of(content.changeOn())),
                new Material.Line("Tiiviste (SHA-256)", sha256));
    }

    private static Section item(PackageContent.Item item) {
        Note why = new Note(finnish(item.category().nameFi() + ". " + item.legalGround()));
        return item.lines().isEmpty() ? section(item.title(), why) : section(item.title(), why, facts(item.lines()));
    }

    private static Section section(String heading, Block... blocks) {
        return new Section(finnish(heading), List.of(blocks));
    }

    private static Facts facts(List<Material.Line> lines) {
        return new Facts(lines.stream()
                .map(line -> new Fact(finnish(line.label()), Words.written(line.text() == null ? "–" : line.text())))
                .toList());
    }

    private static Words finnish(String text) {
        return Words.in(FINNISH, text);
    }
}
