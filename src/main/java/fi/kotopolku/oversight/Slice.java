package fi.kotopolku.oversight;

/** Which rows a statement is to find. */
record Slice(int offset, int limit) {

    /** More rows are not put in a file: a table that long is of no use to anybody. */
    static final int MOST_IN_A_FILE = 50_000;

    /** One row more than the page has, to see whether there is a next one. */
    static Slice page(int page, int size) {
        return new Slice(page * size, size + 1);
    }

    static Slice file() {
        return new Slice(0, MOST_IN_A_FILE + 1);
    }
}
