package fi.kotopolku.imports;

/** A case brought from an old system goes on here, at the stage that its data say. Published in the transaction of its portion. */
public record CaseBrought(String caseNumber, String municipality) {}
