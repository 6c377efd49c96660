package fi.kotopolku.documents;

/** What can be told of a text by its letters alone. */
enum Script {
    LEFT_TO_RIGHT("fi"),
    CYRILLIC("und-Cyrl"),
    ARABIC("und-Arab"),
    OTHER_RIGHT_TO_LEFT("und"),
    OTHER("und");

    private final String languageOfWriting;

    Script(String languageOfWriting) {
        this.languageOfWriting = languageOfWriting;
    }

    String languageOfWriting() {
        return languageOfWriting;
    }

    boolean rightToLeft() {
        return this == ARABIC || this == OTHER_RIGHT_TO_LEFT;
    }

    /** By the first letter, as the Unicode bidirectional algorithm takes the direction of a paragraph (UAX 9, P2). */
    static Script of(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(Script::ofLetter)
                .findFirst()
                .orElse(LEFT_TO_RIGHT);
    }

    private static Script ofLetter(int letter) {
        return switch (Character.UnicodeScript.of(letter)) {
            case LATIN, COMMON, INHERITED -> LEFT_TO_RIGHT;
            case CYRILLIC -> CYRILLIC;
            case ARABIC -> ARABIC;
            default ->
                Character.getDirectionality(letter) == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        ? OTHER_RIGHT_TO_LEFT
                        : OTHER;
        };
    }
}
