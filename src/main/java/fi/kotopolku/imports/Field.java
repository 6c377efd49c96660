package fi.kotopolku.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that a file may say.
 *
 * @param key the column of the table that it will stand in
 * @param header the name of its column in a file of ours
 * @param codes what may stand in it, when it is a word of a list
 * @param known by which names of columns it is guessed, folded
 */
record Field(
        String key,
        String header,
        String fi,
        String sv,
        boolean required,
        Form form,
        Codes codes,
        String about,
        Set<String> known) {

    /** What a cell may hold. */
    enum Form {
        REFERENCE("Tunniste vanhassa järjestelmässä, enintään 100 merkkiä."),
        NAME("Nimi latinalaisin kirjaimin, enintään 200 merkkiä."),
        WORDS("Teksti, enintään 200 merkkiä."),
        TEXT("Teksti, enintään 4 000 merkkiä."),
        DAY("Päivä, esimerkiksi 31.12.2025 tai 2025-12-31."),
        PAST_DAY("Päivä, joka ei ole tulevaisuudessa, esimerkiksi 31.12.2025 tai 2025-12-31."),
        YES_NO("Kyllä tai ei."),
        IDENTITY_CODE("Henkilötunnus muodossa PPKKVVXNNNT."),
        PHONE("Puhelinnumero numeroin."),
        EMAIL("Sähköpostiosoite."),
        POSTAL_CODE("Viisi numeroa."),
        EMPLOYEE("Kunnan työntekijän työsähköpostiosoite."),
        CODE("Jokin luettelon koodeista tai nimistä.");

        private final String aboutFi;

        Form(String aboutFi) {
            this.aboutFi = aboutFi;
        }
    }

    static Field of(String key, String header, String fi, String sv, Form form) {
        return new Field(
                        key,
                        header,
                        fi,
                        sv,
                        false,
                        form,
                        form == Form.YES_NO ? Codes.YES_NO : Codes.NONE,
                        form.aboutFi,
                        Set.of())
                .alsoCalled();
    }

    static Field of(String key, String header, String fi, String sv, Codes codes) {
        return new Field(key, header, fi, sv, false, Form.CODE, codes, Form.CODE.aboutFi, Set.of()).alsoCalled();
    }

    Field needed() {
        return new Field(key, header, fi, sv, true, form, codes, about, known);
    }

    /** @param more what to know of it besides what its form says */
    Field told(String more) {
        return new Field(key, header, fi, sv, required, form, codes, about + " " + more, known);
    }

    /** @param names which other systems give its column */
    Field alsoCalled(String... names) {
        Set<String> all = Stream.of(List.of(key, header, fi, sv), Arrays.asList(names))
                .flatMap(List::stream)
                .map(Headers::folded)
                .collect(Collectors.toSet());
        all.addAll(known);
        return new Field(key, header, fi, sv, required, form, codes, about, Set.copyOf(all));
    }

    boolean guessedFrom(String columnHeader) {
        return known.contains(Headers.folded(columnHeader));
    }

    /** Whether an old code may be said to mean nothing. Of an order of non-disclosure that would hide it, and nobody would know. */
    boolean mayBeEmpty() {
        return !required && !key.equals(Layout.NON_DISCLOSURE);
    }

    boolean coded() {
        return form == Form.CODE || form == Form.YES_NO;
    }
}
