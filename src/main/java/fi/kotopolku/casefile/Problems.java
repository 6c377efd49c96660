package fi.kotopolku.casefile;

import fi.kotopolku.form.FormRefused;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with an answer, so that the person hears it all at once. */
public final class Problems {

    private final List<FormRefused.Problem> found = new ArrayList<>();

    /** @param message Finnish; what to do, never what was typed */
    public Problems when(boolean wrong, String field, String message) {
        if (wrong) {
            found.add(new FormRefused.Problem(field, message));
        }
        return this;
    }

    /** @throws FormRefused when anything was wrong */
    public void refuseAny() {
        if (!found.isEmpty()) {
            throw new FormRefused(found);
        }
    }
}
