/**
 * Documents on paper: the plan and the conclusion of an assessment as PDF/UA, in the client's language.
 *
 * <p>Owns no rows: a document is made when it is asked for, is sent and forgotten. Its fixed sentences are data,
 * {@code documents/*.properties}. Publishes {@link fi.kotopolku.documents.Papers}, which lays out any
 * {@link fi.kotopolku.documents.Paper}. Everything of a client comes through the case file and the modules that own it,
 * within the reader's rights; neither the identity code nor an address comes at all.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"plan", "assessment", "casefile", "access", "identity", "rules"})
package fi.kotopolku.documents;
