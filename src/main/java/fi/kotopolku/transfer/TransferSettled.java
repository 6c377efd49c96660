package fi.kotopolku.transfer;

/** There is no hand-over that could still be taken back. */
public class TransferSettled extends RuntimeException {

    TransferSettled() {
        super("No hand-over of the case waits");
    }
}
