package fi.kotopolku.transfer;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.Material;
import fi.kotopolku.casefile.ScreenText;
import java.util.List;
import java.util.function.Predicate;

/** A package as one readable text, in the Markdown of forms. */
final class PackageText {

    private final StringBuilder text = new StringBuilder();
    private final Predicate<DataCategory> reads;

    private PackageText(Predicate<DataCategory> reads) {
        this.reads = reads;
    }

    /** @param reads whether the reader's rights cover the category; of what they do not, only the title is shown */
    static String of(PackageContent content, Predicate<DataCategory> reads) {
        PackageText text = new PackageText(reads);
        content.items().forEach(text::item);
        text.leftOut(content.leftOut());
        if (reads.test(DataCategory.PLAN)) {
            text.deadlines(content.deadlines());
        }
        return text.text.toString();
    }

    static String discussion(List<Question> questions) {
        StringBuilder text = new StringBuilder();
        questions.forEach(question -> text.append("**Kysymys:** ")
                .append(ScreenText.of(question.question()))
                .append("\n\n**Vastaus:** ")
                .append(ScreenText.of(question.answer()))
                .append("\n\n"));
        return text.toString();
    }

    private void item(PackageContent.Item item) {
        text.append("### ").append(ScreenText.of(item.title())).append("\n\n");
        text.append("*Tietoryhmä: ")
                .append(ScreenText.of(item.category().nameFi()))
                .append(". ");
        text.append(ScreenText.of(item.legalGround())).append("*\n\n");
        if (reads.test(item.category())) {
            item.lines().forEach(this::line);
            text.append('\n');
        } else {
            text.append("Ei kuulu käyttöoikeuteesi.\n\n");
        }
    }

    private void line(Material.Line line) {
        text.append("* ").append(ScreenText.of(line.label())).append(": ");
        text.append(ScreenText.of(line.text())).append('\n');
    }

    private void leftOut(List<PackageContent.LeftOut> missing) {
        if (!missing.isEmpty()) {
            text.append("### Ei lähetetä\n\n");
            missing.forEach(one -> line(new Material.Line(one.title(), one.reason())));
            text.append('\n');
        }
    }

    private void deadlines(List<String> deadlines) {
        if (!deadlines.isEmpty()) {
            text.append("### Määräajat, jotka jatkuvat\n\n");
            deadlines.forEach(
                    one -> text.append("* ").append(ScreenText.of(one)).append('\n'));
        }
    }
}
