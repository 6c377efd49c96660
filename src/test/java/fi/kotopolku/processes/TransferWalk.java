package fi.kotopolku.processes;

import fi.kotopolku.transfer.Transfers;
import org.springframework.beans.factory.annotation.Autowired;

/** Cases whose sender sends them elsewhere and may take them back; the model is walked by all its classes together. */
abstract class TransferWalk extends WholeModelTest {

    @Autowired
    Transfers transfers;

    TransferWalk() {
        super("case-transfer", CaseTransferTest.class, TransferNotSentTest.class);
    }

    void withdraw(String key) {
        as(CASEWORKER, () -> transfers.withdraw(CASEWORKER, key, "Asiakas ei muutakaan"));
    }
}
