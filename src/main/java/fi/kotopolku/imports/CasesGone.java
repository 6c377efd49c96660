package fi.kotopolku.imports;

import java.util.List;

/**
 * Cases that are not here any more.
 *
 * @param ended whose processes have to end
 * @param forgotten whose processes have ended in an earlier transaction, and whose history has to go
 */
public record CasesGone(List<String> ended, List<String> forgotten) {}
