package fi.kotopolku.engine;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.LegalGround;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page for whoever wants to know what the rule says without reading code. */
final class MatrixPage {

    private static final String HEAD = """
            # Kuka saa tehdä mitä

            Tämä sivu on tehty ohjelman säännöstä itsestään: esimerkkiasia vietiin koko polun läpi, ja joka vaiheessa kysyttiin
            päätöspisteeltä, mitä kunkin roolin haltija saa tehdä. Sivua ei muokata käsin. Jos sääntö muuttuu, ohjelman koonti
            pysähtyy, kunnes sivu on tehty uudelleen: `./mvnw test -Dtest=AccessMatrixTest -Dkotopolku.access-matrix=write`.

            Taulukot kertovat **enimmäismäärän**. Kullakin henkilöllä on vain se, mikä hänelle on päätetty myöntää, ja oikeus voi
            olla rajatumpi sisällöltään, laajuudeltaan, valtuuksiltaan ja kestoltaan. Ilman voimassa olevaa oikeutta ei saa
            mitään, ja jos oikeutta ei voida tarkistaa, vastaus on ei.

            Merkinnät: **L** lukea, **K** kirjata, **P** päättää, – ei mitään.
            """;

    private MatrixPage() {}

    static String of(
            List<List<String>> grounds,
            List<List<String>> groundContents,
            Map<String, List<List<String>>> contents,
            List<List<String>> forms,
            List<List<String>> tasks,
            List<List<String>> beginnings) {
        StringBuilder page = new StringBuilder(HEAD);
        section(page, "1. Oikeusperusteet ja niiden rajat", "Taulukosta `processes/access-limits.dmn`.");
        table(page, List.of("Oikeusperuste", "Roolit", "Laajuus", "Valtuudet", "Pisin kesto", "Säännökset"), grounds);
        page.append("\nMitkä tietoryhmät oikeus voi kullakin perusteella sisältää:\n\n");
        table(page, head("Tietoryhmä", Arrays.stream(LegalGround.values()).map(LegalGround::nameFi)), groundContents);
        section(
                page,
                "2. Rooli × tietoryhmä × valtuus, asian tilan mukaan",
                "Jokainen rivi on henkilö, jolla on laajin perusteen ja roolin sallima oikeus. Kutsutun ammattilaisen oikeuden avaa ja"
                        + " sulkee asian vaihe itse.");
        String between = "";
        for (Map.Entry<String, List<List<String>>> answers : contents.entrySet()) {
            page.append(between)
                    .append("Asian tila: **")
                    .append(answers.getKey())
                    .append("**\n\n");
            table(page, head("Oikeuden haltija", categories()), answers.getValue());
            between = "\n";
        }
        section(
                page,
                "3. Mitä tietoja kukin lomake näyttää ja kirjaa",
                "Kenttä, jonka tietoryhmää henkilön oikeus ei kata, ei ole hänen lomakkeellaan eikä sitä oteta häneltä vastaan."
                        + " P tarkoittaa kenttää, jolla päätetään asiakkaan asiassa.");
        table(page, head("Lomake", categories()), forms);
        section(
                page,
                "4. Kuka tekee ja kuka näkee tehtävän",
                "Tehtävä on kenenkään ottamatta, kun sitä kysytään. Osuuden antaa vain se, joka siihen on kutsuttu.");
        table(page, List.of("Tehtävä", "Asian tila", "Tekee", "Vain näkee sen olevan"), tasks);
        section(page, "5. Kuka aloittaa prosessin", "Muut prosessit alkavat vain toisesta prosessista.");
        table(page, List.of("Prosessi", "Aloittaa"), beginnings);
        return page.toString();
    }

    static String extentFi(String extent) {
        return switch (extent) {
            case "MUNICIPALITY" -> "koko kunta";
            case "UNIT" -> "yksikkö";
            default -> "nimetyt asiat";
        };
    }

    private static Stream<String> categories() {
        return Arrays.stream(DataCategory.values()).map(MatrixPage::shortly);
    }

    /** The long names would make the table unreadable; they are all in the first section. */
    private static String shortly(DataCategory category) {
        return category == DataCategory.ADMINISTRATION ? "Hallinnointi (ei asiakastietoja)" : category.nameFi();
    }

    private static List<String> head(String first, Stream<String> others) {
        return Stream.concat(Stream.of(first), others).toList();
    }

    private static void section(StringBuilder page, String heading, String words) {
        page.append("\n## ").append(heading).append("\n\n").append(words).append("\n\n");
    }

    private static void table(StringBuilder page, List<String> head, List<List<String>> rows) {
        line(page, head);
        line(page, head.stream().map(column -> "---").collect(Collectors.toList()));
        rows.forEach(row -> line(page, row));
    }

    private static void line(StringBuilder page, List<String> cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
