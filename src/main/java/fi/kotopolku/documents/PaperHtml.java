package fi.kotopolku.documents;

import fi.kotopolku.documents.Block.Fact;
import fi.kotopolku.documents.Block.Facts;
import fi.kotopolku.documents.Block.Grid;
import fi.kotopolku.documents.Block.Listing;
import fi.kotopolku.documents.Block.Note;
import fi.kotopolku.documents.Block.Notice;
import fi.kotopolku.documents.Block.Paragraph;
import fi.kotopolku.documents.Block.Signatures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;

/** A document as XHTML: what the layout and the tags of the PDF are made from. Whatever was written goes in as text. */
final class PaperHtml {

    private static final String STYLE = resource("/documents/paper.css");
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

    private final Paper paper;
    private final PaperFonts fonts;
    private final Sentences sentences;
    private final StringBuilder html = new StringBuilder();

    PaperHtml(Paper paper, PaperFonts fonts) {
        this.paper = paper;
        this.fonts = fonts;
        this.sentences = Sentences.in(paper.language());
    }

    String html() {
        html.append("<html lang=\"").append(language()).append("\"><head><title>");
        html.append(escaped(inOneLine(paper.title()))).append("</title><meta name=\"subject\" content=\"");
        html.append(escaped(inOneLine(paper.title()))).append("\"/><bookmarks>");
        bookmarks();
        html.append("</bookmarks><style>").append(style()).append("</style></head><body>");
        element("p", " class=\"issuer\"", Words.plain(paper.issuer()));
        element("h1", "", paper.title());
        int beginning = html.length();
        for (int i = 0; i < paper.sections().size(); i++) {
            section(i, paper.sections().get(i));
        }
        if (html.indexOf(PaperFonts.REPLACEMENT) >= 0) {
            sayWhatIsMissing(beginning);
        }
        return html.append("</body></html>").toString();
    }

    private void sayWhatIsMissing(int beginning) {
        String rest = html.substring(beginning);
        html.setLength(beginning);
        block(new Notice(sentences.say("unwritable")));
        html.append(rest);
    }

    private String language() {
        return paper.language().first().tag();
    }

    private void bookmarks() {
        for (int i = 0; i < paper.sections().size(); i++) {
            html.append("<bookmark name=\"")
                    .append(escaped(inOneLine(paper.sections().get(i).heading())))
                    .append("\" href=\"#part-")
                    .append(i)
                    .append("\"/>");
        }
    }

    private String style() {
        String foot = paper.issuer() + " · " + paper.reference();
        return STYLE.replace("FAMILIES", fonts.families())
                .replace("FOOT", inCss(foot))
                .replace("PAGE", inCss(Sentences.of(paper.language().first()).getProperty("page")));
    }

    /** A section that can stay on one page does; only tables of many rows are let go over it. */
    private void section(int number, Section section) {
        boolean whole = section.blocks().stream().noneMatch(Grid.class::isInstance);
        html.append(whole ? "<div class=\"whole\">" : "<div>");
        element("h2", " id=\"part-" + number + "\"", section.heading());
        section.blocks().forEach(this::block);
        html.append("</div>");
    }

    private void block(Block block) {
        if (block instanceof Paragraph paragraph) {
            element("p", "", paragraph.text());
        } else if (block instanceof Note note) {
            element("p", " class=\"note\"", note.text());
        } else if (block instanceof Notice notice) {
            element("p", " class=\"notice\"", notice.text());
        } else if (block instanceof Listing listing) {
            html.append("<ul>");
            listing.items().forEach(item -> element("li", "", item));
            html.append("</ul>");
        } else if (block instanceof Facts facts) {
            html.append("<table class=\"facts\"><tbody>");
            facts.facts().forEach(this::fact);
            html.append("</tbody></table>");
        } else if (block instanceof Grid grid) {
            grid(grid);
        } else if (block instanceof Signatures signatures) {
            signatures.under().forEach(under -> element("p", " class=\"signature\"", under));
        }
    }

    private void fact(Fact fact) {
        html.append("<tr>");
        element("th", " scope=\"row\"", fact.name());
        element("td", "", fact.value());
        html.append("</tr>");
    }

    private void grid(Grid grid) {
        html.append("<table class=\"grid\"><thead><tr>");
        grid.headings().forEach(heading -> element("th", " scope=\"col\"", heading));
        html.append("</tr></thead><tbody>");
        for (List<Words> row : grid.rows()) {
            html.append("<tr>");
            row.forEach(cell -> element("td", "", cell));
            html.append("</tr>");
        }
        html.append("</tbody></table>");
    }

    /**
     * Text of one run stands in its element, which then says its language; more runs stand one below the other, each in
     * a box of its own, because the layout keeps the language of boxes and not always of what is in a line.
     */
    private void element(String name, String attributes, Words words) {
        html.append('<').append(name).append(attributes);
        if (words.runs().size() == 1) {
            html.append(manner(words.runs().get(0))).append('>');
            html.append(escaped(words.runs().get(0).text()));
        } else {
            html.append('>');
            words.runs()
                    .forEach(run -> html.append("<span class=\"run\"")
                            .append(manner(run))
                            .append('>')
                            .append(escaped(run.text()))
                            .append("</span>"));
        }
        html.append("</").append(name).append('>');
    }

    private String manner(Words.Run run) {
        boolean other = run.language() != null && !run.language().equals(language());
        return (other ? " lang=\"" + run.language() + "\"" : "")
                + (Script.of(run.text()).rightToLeft() ? " dir=\"rtl\"" : "");
    }

    private static String inOneLine(Words words) {
        return words.runs().stream().map(Words.Run::text).collect(Collectors.joining(" / "));
    }

    private String escaped(String text) {
        return shown(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private String inCss(String text) {
        return shown(text).replaceAll("[\\\\\"<>&\\n]", " ");
    }

    /**
     * What is invisible or turns the direction of what follows is left out, and so are Arabic vowel signs, which the
     * layout would set beside their letters; what no font has becomes a box.
     */
    private String shown(String text) {
        StringBuilder shown = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(letter -> {
            if (letter == '\n' || letter == ' ' || letter == ZERO_WIDTH_NON_JOINER || letter == '\t') {
                shown.appendCodePoint(letter);
            } else if (!leftOut(letter)) {
                shown.append(fonts.has(letter) ? Character.toString(letter) : PaperFonts.REPLACEMENT);
            }
        });
        return shown.toString();
    }

    private static boolean leftOut(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> letter >= 0xFE00 && letter <= 0xFE0F || letter >= 0x064B && letter <= 0x0652;
        };
    }

    private static String resource(String name) {
        try (InputStream stream = PaperHtml.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
