/**
 * Hand-over of a case to another municipality, or to an employment authority that does not use this system: not done until
 * whoever it goes to has acknowledged it.
 *
 * <p>Owns {@code koto.transfer}, {@code koto.transfer_package} and {@code koto.transfer_question}. What is sent is put
 * together of what the other modules answer as {@link fi.kotopolku.casefile.CaseMaterial}, frozen, and kept as it was
 * sent; the database refuses to change it. Publishes {@link fi.kotopolku.transfer.Transfers} and
 * {@link fi.kotopolku.transfer.Receipts} to the models and the events by which the sender's and the receiver's processes
 * hear of each other. Rows live as long as the log that refers to them: they are the proof of what was disclosed to whom.
 * Retention periods (§§ 73–83) are not known yet, so nothing here deletes them.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"documents", "casefile", "access", "audit", "identity", "rules", "form"})
package fi.kotopolku.transfer;
