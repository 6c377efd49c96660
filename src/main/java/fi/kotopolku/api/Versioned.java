package fi.kotopolku.api;

/** An answer about one thing whose row has a version: the {@code ETag} begins with it, and a change is bound to it. */
public interface Versioned {

    /** Of the row that a change would advance. */
    int version();
}
