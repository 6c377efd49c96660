package fi.kotopolku.engine;

import fi.kotopolku.rules.ProposedTables;
import fi.kotopolku.rules.RuleTablesRefused;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks at a table that somebody proposes before any engine does. Whoever hands it in may be anybody: no document type
 * and so no entities, and of DMN only what a table of law is made of, so that nothing in it can be a program: no
 * expression languages, no functions, no other decisions. The cells are looked at afterwards, like those of any table.
 */
final class ProposedDmn {

    private static final int DEEPEST = 32;
    private static final String DMN = "https://www.omg.org/spec/DMN/";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";
    private static final Set<String> PARTS = Set.of(
            "definitions",
            "decision",
            "description",
            "informationRequirement",
            "requiredInput",
            "authorityRequirement",
            "requiredAuthority",
            "decisionTable",
            "input",
            "inputExpression",
            "output",
            "rule",
            "inputEntry",
            "outputEntry",
            "text",
            "inputData",
            "knowledgeSource");
    private static final Set<String> ATTRIBUTES =
            Set.of("id", "name", "namespace", "label", "typeRef", "href", "hitPolicy", "exporter", "exporterVersion");
    private static final Set<String> CAMUNDA_ATTRIBUTES = Set.of("historyTimeToLive", "versionTag");
    private static final List<String> ASKED = List.of("ruleId", "onDate");

    private final String decisionId;
    private final List<String> decisions = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private int outputs;
    private int conditions;
    private int results;
    private int row;

    private ProposedDmn(String decisionId) {
        this.decisionId = decisionId;
    }

    /**
     * @return the file as text
     * @throws RuleTablesRefused saying where and why
     */
    static String looked(String decisionId, byte[] xml) {
        if (xml.length == 0) {
            throw refused("tiedosto on tyhjä; valitse tiedosto " + decisionId + ".dmn");
        }
        if (xml.length > ProposedTables.LARGEST) {
            throw refused("tiedosto on liian suuri; suurin sallittu koko on 2 megatavua");
        }
        String text = text(xml);
        new ProposedDmn(decisionId).look(text);
        return text;
    }

    private static String text(byte[] xml) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(xml))
                    .toString();
        } catch (CharacterCodingException otherwise) {
            throw refused("tiedosto ei ole UTF-8-tekstiä; tallenna se uudelleen Camunda Modelerilla");
        }
    }

    private void look(String text) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                event(reader, reader.next());
            }
        } catch (XMLStreamException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNumber();
            throw refused("tiedosto ei ole kelvollista XML:ää, virhe tiedoston rivillä " + line);
        }
        whole();
    }

    private void event(XMLStreamReader reader, int event) {
        switch (event) {
            case XMLStreamConstants.DTD ->
                throw refused("tiedostossa on DOCTYPE-määrittely, jota päätöstaulussa ei saa olla");
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw refused("tiedostossa on viittaus, jota ei ole määritelty");
            case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                throw refused("tiedostossa on käsittelyohje, jota päätöstaulussa ei saa olla");
            case XMLStreamConstants.START_ELEMENT -> begins(reader);
            case XMLStreamConstants.END_ELEMENT -> ends();
            case XMLStreamConstants.CHARACTERS -> written(reader.getText());
            default -> {
                // comments and white space say nothing
            }
        }
    }

    private void begins(XMLStreamReader reader) {
        String name = reader.getLocalName();
        if (path.size() >= DEEPEST) {
            throw refused("tiedostossa on liian monta sisäkkäistä osaa");
        }
        boolean drawn = path.contains("DMNDI") || name.equals("DMNDI");
        if (!drawn) {
            allowed(reader, name);
            count(reader, name);
        }
        path.push(name);
    }

    private void allowed(XMLStreamReader reader, String name) {
        String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        if (!namespace.startsWith(DMN) || !PARTS.contains(name)) {
            throw refused("tiedostossa on osa '%s', jota sääntötaulussa ei saa olla".formatted(shown(name)));
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String of = reader.getAttributeNamespace(i);
            String attribute = reader.getAttributeLocalName(i);
            boolean plain = of == null || of.isEmpty();
            if (plain && !ATTRIBUTES.contains(attribute)
                    || CAMUNDA.equals(of) && !CAMUNDA_ATTRIBUTES.contains(attribute)) {
                throw refused("osassa '%s' on määrite '%s', jota ei saa olla".formatted(name, shown(attribute)));
            }
        }
    }

    private void count(XMLStreamReader reader, String name) {
        switch (name) {
            case "decision" -> decisions.add(String.valueOf(reader.getAttributeValue(null, "id")));
            case "decisionTable" -> {
                if (!"COLLECT".equals(reader.getAttributeValue(null, "hitPolicy"))) {
                    throw refused("taulun osumasäännön (hit policy) on oltava COLLECT");
                }
            }
            case "inputExpression" -> asked.add("");
            case "output" -> outputs++;
            case "rule" -> {
                row++;
                conditions = 0;
                results = 0;
            }
            case "inputEntry" -> conditions++;
            case "outputEntry" -> results++;
            default -> {
                // nothing to count
            }
        }
    }

    private void ends() {
        String name = path.pop();
        if (name.equals("rule") && (conditions != ASKED.size() || results != outputs)) {
            throw refused("rivi %d: rivillä on %d ehtoa ja %d arvoa, vaikka sarakkeita on %d ja %d"
                    .formatted(row, conditions, results, ASKED.size(), outputs));
        }
    }

    private void written(String characters) {
        if ("text".equals(path.peek()) && path.contains("inputExpression")) {
            asked.set(asked.size() - 1, asked.get(asked.size() - 1) + characters.strip());
        }
    }

    private void whole() {
        if (!decisions.equals(List.of(decisionId))) {
            throw refused("tiedostossa on oltava yksi päätös, jonka tunnus on " + decisionId);
        }
        if (!asked.equals(ASKED)) {
            throw refused("taulun ehtosarakkeiden on oltava " + String.join(" ja ", ASKED));
        }
        if (row == 0) {
            throw refused("taulussa ei ole yhtään riviä");
        }
    }

    private static String shown(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "…" : name;
    }

    static RuleTablesRefused refused(String reasonFi) {
        return new RuleTablesRefused(List.of(reasonFi));
    }
}
