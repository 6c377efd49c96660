package fi.kotopolku.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fi.kotopolku.KotopolkuTest;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.Material;
import fi.kotopolku.documents.Papers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;

/** The file for an authority outside the system: signed, complete, and only where there is a key. */
@KotopolkuTest
class SignedPackageTest {

    private static final Frozen FROZEN = Frozen.of("{\"client\":\"Ääkkönen <&> Testi\"}");

    @Autowired
    Papers papers;

    @TempDir
    Path data;

    @Test
    void theSignatureIsOfThisContentAndNoOther() throws Exception {
        PackageSignature demo = signature("", "demo");
        Map<String, byte[]> zipped = unzipped(new SignedPackage(demo, papers).zip(FROZEN, content()));

        assertThat(zipped).containsOnlyKeys("lue-minut.txt", "paketti.json", "paketti.sig", "avain.pem", "paketti.pdf");
        Map<String, String> files = new LinkedHashMap<>();
        zipped.forEach((name, bytes) -> files.put(name, new String(bytes, StandardCharsets.UTF_8)));
        assertThat(files).containsEntry("paketti.json", FROZEN.content());
        String key = files.get("avain.pem");
        assertThat(PackageSignature.verifies(files.get("paketti.json"), files.get("paketti.sig"), key))
                .isTrue();
        assertThat(PackageSignature.verifies(files.get("paketti.json") + " ", files.get("paketti.sig"), key))
                .isFalse();
        assertThat(files.get("lue-minut.txt")).contains(FROZEN.sha256());
        try (PDDocument paper = Loader.loadPDF(zipped.get("paketti.pdf"))) {
            assertThat(new PDFTextStripper().getText(paper))
                    .contains(
                            "Ääkkönen <&> Testi",
                            "Ei lähetetty",
                            "Määräaika 1.1.2027",
                            FROZEN.sha256().substring(0, 16));
        }
    }

    @Test
    void theDemoKeepsItsKeyAndNobodyElseReadsIt() throws IOException {
        String first = signature("", "demo").sign(FROZEN.content());

        assertThat(signature("", "demo").sign(FROZEN.content())).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(data.resolve("siirtoavain.pem")))
                .hasSize(2);
    }

    @Test
    void withoutAKeyNothingIsSignedOutsideTheDemo() {
        assertThat(signature("").available()).isFalse();
        assertThat(signature(data.resolve("missing.pem").toString()).available())
                .isFalse();
        assertThat(signature("", "demo").available()).isTrue();
    }

    @Test
    void aConfiguredKeySigns() {
        String demoKey = signature("", "demo").publicKeyPem();
        PackageSignature configured = signature(data.resolve("siirtoavain.pem").toString());

        assertThat(configured.available()).isTrue();
        assertThat(PackageSignature.verifies("x", configured.sign("x"), demoKey))
                .isTrue();
    }

    private PackageSignature signature(String file, String... profiles) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profiles);
        return new PackageSignature(file, data.toString(), environment);
    }

    private static PackageContent content() {
        return new PackageContent(
                PackageContent.FORMAT,
                "249-SI-2026-0001",
                "249-2026-0001",
                new PackageContent.Party("249", "Keuruu"),
                new PackageContent.Party(null, "Viranomainen"),
                TransferGround.BECOMES_JOBSEEKER,
                LocalDate.of(2026, 11, 28),
                "Testi Lähettäjä",
                Instant.parse("2026-11-28T10:00:00Z"),
                List.of(new PackageContent.Item(
                        "client",
                        DataCategory.IDENTITY_AND_CONTACT,
                        "Henkilö",
                        LegalBasis.of(DataCategory.IDENTITY_AND_CONTACT),
                        JsonNodeFactory.instance.objectNode(),
                        List.of(new Material.Line("Nimi", "Ääkkönen <&> Testi")))),
                List.of(new PackageContent.LeftOut(DataCategory.NOTES, "Muistiinpanot", "Ei tarvita")),
                List.of("Määräaika 1.1.2027"));
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
