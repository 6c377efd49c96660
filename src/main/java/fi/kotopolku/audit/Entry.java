package fi.kotopolku.audit;

/** What the application says of an entry; number, time and transaction are the database's to say. */
record Entry(
        String personId,
        String action,
        String municipality,
        String subjectKey,
        String category,
        String rightNumber,
        String outcome) {}
