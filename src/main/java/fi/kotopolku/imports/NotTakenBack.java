package fi.kotopolku.imports;

import fi.kotopolku.form.FormRefused;

/** Something stands in the way of taking an import back, whatever is answered. */
class NotTakenBack extends FormRefused {

    NotTakenBack(String message) {
        super(TakingBack.REASON, message);
    }
}
