package fi.kotopolku.casefile;

import fi.kotopolku.access.DataCategory;
import java.time.LocalDate;
import java.util.Set;

/**
 * Something that happened in a case, in words of the house: nothing that anybody has written is in it.
 *
 * @param on the day in Finland
 * @param kind a word for programs, such as {@code PLAN_CONFIRMED}
 * @param content who may not read each of these is not told of the event
 * @param personId who did it; null when nobody did
 */
public record CaseEvent(
        LocalDate on, String kind, String textFi, String textSv, Set<DataCategory> content, String personId) {}
