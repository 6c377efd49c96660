package fi.kotopolku.transfer;

import fi.kotopolku.casefile.Material;
import java.util.List;
import org.springframework.web.util.HtmlUtils;

/** A package as one well-formed XHTML page without anything from elsewhere, to be read or printed. */
final class PackagePage {

    private final StringBuilder page = new StringBuilder();

    private PackagePage() {}

    static String of(PackageContent content, String sha256) {
        PackagePage page = new PackagePage();
        page.head(content, sha256);
        content.items().forEach(page::item);
        page.list("Ei lähetetty", content.leftOut().stream()
                .map(missing -> new Material.Line(missing.title(), missing.reason()))
                .toList());
        page.deadlines(content);
        return page.page.append("</body></html>\n").toString();
    }

    private void head(PackageContent content, String sha256) {
        page.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        page.append("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"fi\"><head><title>Siirtopaketti</title></head><body>");
        page.append("<h1>Siirtopaketti ").append(text(content.number())).append("</h1>");
        list(null, List.of(
                new Material.Line("Lähettäjä", content.sender().name() + ", asia " + content.caseNumber()),
                new Material.Line("Lähetti", content.sentBy()),
                new Material.Line("Vastaanottaja", content.receiver().name()),
                new Material.Line("Peruste", content.ground().nameFi()),
                new Material.Line("Muutoksen päivä", FinnishDay.of(content.changeOn())),
                new Material.Line("Tiiviste (SHA-256)", sha256)));
    }

    private void item(PackageContent.Item item) {
        page.append("<h2>").append(text(item.title())).append("</h2><p><em>");
        page.append(text(item.category().nameFi())).append(". ").append(text(item.legalGround()));
        page.append("</em></p>");
        list(null, item.lines());
    }

    private void deadlines(PackageContent content) {
        if (!content.deadlines().isEmpty()) {
            page.append("<h2>Määräajat, jotka jatkuvat</h2><ul>");
            content.deadlines().forEach(one -> page.append("<li>").append(text(one)).append("</li>"));
            page.append("</ul>");
        }
    }

    private void list(String heading, List<Material.Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        if (heading != null) {
            page.append("<h2>").append(text(heading)).append("</h2>");
        }
        page.append("<dl>");
        lines.forEach(line -> page.append("<dt>")
                .append(text(line.label()))
                .append("</dt><dd>")
                .append(text(line.text()))
                .append("</dd>"));
        page.append("</dl>");
    }

    /** Escaped by the five characters of XML; entities of HTML are none of XHTML read as XML. */
    private static String text(String written) {
        return HtmlUtils.htmlEscape(written == null ? "–" : written, "UTF-8");
    }
}
