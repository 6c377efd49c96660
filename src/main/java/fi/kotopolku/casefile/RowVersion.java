package fi.kotopolku.casefile;

import fi.kotopolku.form.FormRefused;

/**
 * The state of a row on which a form was opened. It travels to the browser and back as text, and what comes back is
 * compared, never trusted.
 */
public record RowVersion(int value) {

    /** @throws FormRefused when the form does not say on which state it was opened */
    public static RowVersion sentBack(String text) {
        if (text == null || !text.matches("[0-9]{1,9}")) {
            throw stale();
        }
        return new RowVersion(Integer.parseInt(text));
    }

    /** @throws FormRefused when the row has changed since */
    public void mustBe(int current) {
        if (value != current) {
            throw stale();
        }
    }

    public static FormRefused stale() {
        return new FormRefused(
                "version",
                "Tiedot ovat muuttuneet sen jälkeen, kun avasit lomakkeen. Avaa tehtävä uudelleen ja tarkista tiedot.");
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
