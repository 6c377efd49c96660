package fi.kotopolku.oversight;

/** The question cannot be answered as it was put; the message says in Finnish which part and what to do. */
class NotAsked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAsked(String messageFi) {
        super(messageFi, null, false, false);
    }
}
