package fi.kotopolku.casefile;

/** What was typed into a field: spaces at the ends do not count, and nothing typed is nothing. */
public final class Written {

    private Written() {}

    public static String orNull(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public static boolean nothing(String typed) {
        return orNull(typed) == null;
    }
}
