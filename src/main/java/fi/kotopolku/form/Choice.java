package fi.kotopolku.form;

/** One choice of a select, radio, checklist or tag list. */
public record Choice(String label, String value) {}
