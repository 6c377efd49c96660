package fi.kotopolku.imports;

import fi.kotopolku.adoption.OldSystem;
import java.time.Instant;

/**
 * One bringing over of an old system's data.
 *
 * @param number its own, {@code 249-TI-2026-0001}
 * @param filesVersion one more with each file that is put, taken away or mapped anew
 * @param triedVersion which files the last trial was of; null before the first
 * @param orderedBy whose order it is, under the right {@code rightNumber}; null before it
 * @param undoUntil the first instant at which it can no longer be taken back; null before it is brought
 */
record Import(
        String number,
        String municipality,
        OldSystem sourceSystem,
        ImportState state,
        String openedBy,
        Instant openedAt,
        int filesVersion,
        Integer triedVersion,
        Instant triedAt,
        String orderedBy,
        String rightNumber,
        Instant broughtAt,
        Instant undoUntil,
        Instant signedOffAt,
        int version) {

    /** All of it is there and has not been taken back. */
    boolean brought() {
        return state == ImportState.BROUGHT || state == ImportState.SIGNED_OFF;
    }

    boolean preparing() {
        return state == ImportState.PREPARING;
    }

    /** What the last trial found holds for the files as they are now. */
    boolean trialUpToDate() {
        return triedVersion != null && triedVersion == filesVersion;
    }
}
