package fi.kotopolku.casefile;

import fi.kotopolku.access.DataCategory;

/**
 * Something that is missing from a case's records today.
 *
 * @param kind a word for programs, such as {@code IDENTITY_CODE}; gaps of one kind have the same words
 * @param content who may not read it is not told of the gap
 * @param taskId element id of the task in whose form it is put right; null when the case's view is the place
 */
public record CaseGap(
        String caseNumber, String kind, String textFi, String textSv, DataCategory content, String taskId) {}
