package fi.kotopolku.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.Material;
import fi.kotopolku.casefile.Received;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A package read from what was frozen, or about to be.
 *
 * @param format name and version of this form
 * @param caseNumber the sender's
 * @param deadlines what was due in the sender's case and why, one sentence each; none of them starts anew by the hand-over
 */
record PackageContent(
        String format,
        String number,
        String caseNumber,
        Party sender,
        Party receiver,
        TransferGround ground,
        LocalDate changeOn,
        String sentBy,
        Instant frozenAt,
        List<Item> items,
        List<LeftOut> leftOut,
        List<String> deadlines) {

    static final String FORMAT = "kotopolku-siirto-1";

    /** @param municipality code; null for an authority outside the system */
    record Party(String municipality, String name) {}

    record Item(
            String item,
            DataCategory category,
            String title,
            String legalGround,
            ObjectNode values,
            List<Material.Line> lines) {}

    record LeftOut(DataCategory category, String title, String reason) {}

    /** The same whenever it is put together: by it one knows that nothing has changed since it was looked at. */
    PackageContent timeless() {
        return new PackageContent(
                format, number, caseNumber, sender, receiver, ground, changeOn, null, null, items, leftOut, deadlines);
    }

    Received received(String municipality) {
        Map<String, ObjectNode> values = items.stream().collect(Collectors.toMap(Item::item, Item::values));
        return new Received(municipality, values);
    }
}
