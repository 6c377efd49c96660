package fi.kotopolku.doors;

import fi.kotopolku.demo.SampleAnswers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no form sends at all: broken JSON, other types, files, serialized objects. */
class MalformedLettersTest extends RefusedForms {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Matti",
                "{",
                "[]",
                "null",
                "\"Matti\"",
                "{\"variables\":",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\"}",
                "{\"variables\":\"Matti\"}",
                "{\"variables\":[\"Matti\"]}",
                "{\"variables\":null}",
                "{}",
                "{\"Matti\":1}",
                "{\"variables\":{},\"Matti\":1}",
                "{\"variables\":{\"familyName\":\"Matti\"}}",
                "{\"variables\":{\"familyName\":null}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"type\":\"Matti\"}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"type\":1}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"Matti\":1}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"type\":\"Integer\"}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"type\":\"Boolean\"}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"type\":\"Date\"}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"type\":\"Json\"}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"type\":\"Xml\"}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"TWF0dGk=\",\"type\":\"Bytes\"}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"TWF0dGk=\",\"type\":\"File\",\"valueInfo\":{\"filename\":\"Matti\"}}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"type\":\"Object\"}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"rO0ABXQABU1hdHRp\",\"type\":\"Object\",\"valueInfo\":"
                        + "{\"objectTypeName\":\"java.lang.String\",\"serializationDataFormat\":\"application/x-java-serialized-object\"}}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"type\":\"Object\",\"valueInfo\":"
                        + "{\"objectTypeName\":\"java.util.ArrayList\",\"serializationDataFormat\":\"application/json\"}}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"type\":\"String\",\"valueInfo\":{\"transient\":\"Matti\"}}}}",
                "{\"variables\":{\"familyName\":{\"value\":{\"Matti\":[1,2,{\"x\":null}]}}}}",
                "{\"variables\":{\"familyName\":{\"value\":NaN}}}",
                "{\"variables\":{\"familyName\":{\"value\":1e999}}}"
            })
    void aMalformedLetterIsRefused(String body) {
        for (String address : List.of(
                "task/" + interview + "/submit-form",
                "process-definition/" + definition("integration-case") + "/submit-form")) {
            refused(
                    caseworker,
                    new Bad("", "Matti", "", ""),
                    () -> caseworker.call(
                            "POST",
                            address,
                            body.replace("familyName", address.startsWith("task") ? "education" : "familyName")));
        }
    }

    /** Half of a character outside the basic plane, which a database cannot store. */
    @Test
    void halfACharacterIsRefused() {
        Map<String, Object> answer = SampleAnswers.with(newClient(), "streetAddress", "Katu HALF");
        Map<String, Object> body = Map.of("variables", Visitor.variables(answer));
        refused(
                caseworker,
                new Bad("streetAddress", "Katu HALF", "osoite", "Poista"),
                () -> caseworker.post(
                        "process-definition/" + definition("integration-case") + "/submit-form",
                        Visitor.text(body).replace("HALF", "\\ud83d")));
    }

    @Test
    void aDeepLetterIsRefused() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        refused(
                caseworker,
                new Bad("", "[[[[", "", ""),
                () -> caseworker.call(
                        "POST",
                        "task/" + interview + "/submit-form",
                        "{\"variables\":{\"education\":{\"value\":" + deep + "}}}"));
    }
}
